"""How a hall appraises its units, windows, people and towns (rulebook 8.4).

Thirty-one indicators in eleven classes and four perspectives give at most a hundred
points, a bonus with evidence at most ten on top. A scheme of indicators is data with
versions; a closed month keeps the scheme it was closed under. Every point that is
missing opens to what was counted, and whoever it concerns may appeal (三公开).
"""
