"""What a hall's reports say: sentences, tables, charts as values; nothing typed in.

行政许可法 60: 「上级行政机关应当加强对下级行政机关实施行政许可的监督检查，
及时纠正行政许可实施中的违法行为。」 政府信息公开条例 49 has every organ hand in a
report by the end of January and publish it. The halls' own rhythm is 「一月一考核、
一季一通报、一年一评比」 (rulebook item 85). Their reports all hold the one sentence
「共受理…件，办结…件，办结率…」; here the system writes it, and every number in it
carries a footnote with its definition, unit, denominator and source.

Invariants: no number without a definition (a number is a value with a name, never
text); what `definitions.ALWAYS_BESIDE` joins is never told apart: an on-time rate
stands beside the one that counts what is open and overdue (8.2.11a); of nothing there
is no share (8.2.18); what is signed is kept as it was and never computed again.

`kinds` says which reports there are and when they are due, `values` what they are made
of, `definitions` what a number means, `figures` where it comes from, `sentences` how
it is said, `parts` and `composing` what stands in which report, `keeping` how it is
kept, `signing` who may put it out.
"""
