// A page that was asked for on paper opens the printer's dialog by itself.
"use strict";
if (document.querySelector("[data-prints-itself]")) window.print();
