"""What the law allows: pure, standard library only.

One room for each subject, in the words of the field: `legal_clock` counts days,
`authority` says who may do what, `cases`, `joint`, `agency`, `money` and `documents`
follow a case, `catalogue` and `queue` what comes before it, `voice`, `supervision`,
`conduct`, `performance` and `statistics` what is said, watched and counted afterwards.
What stands beside the rooms is common to several.
"""
