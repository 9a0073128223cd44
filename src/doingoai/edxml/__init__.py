"""Packages of the national document exchange axis (edXML, QCVN 102:2016/BTTTT): writing and reading them."""
