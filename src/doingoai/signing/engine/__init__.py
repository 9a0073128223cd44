"""The side of signing that imports pyHanko; loaded only when something is signed."""
