"""Pure functions on Vietnamese text, dates, working days, money and markings.

Nothing here knows Django, the database or a register; whatever is needed from outside is an argument.
"""
