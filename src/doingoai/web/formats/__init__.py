"""Input and output formats per language; named by the setting FORMAT_MODULE_PATH."""
