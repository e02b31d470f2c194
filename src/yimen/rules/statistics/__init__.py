"""What is counted, and every figure that follows: each stated once, as data.

A *quantity* is a condition on a fact and what is taken of it: how many, or the sum of
a column. A *statistic* is arithmetic on quantities. Engines know nothing else: the
obvious one is here (`tallies`), others translate the same conditions. So a number
means the same on a page, in a report, over history and in a test.

`terms` is the language of conditions, `facts` what is asked about, `quantities` and
`definitions` the figures, `formulas` their arithmetic, `cuts` how cases are told apart,
`periods` the time that is asked about, `used` the working days that a case took.
"""
