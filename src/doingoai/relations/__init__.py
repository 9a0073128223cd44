"""What documents have to do with each other: based on, implements, amends, replaces …; what is in force on a day."""
