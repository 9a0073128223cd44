"""Word files of composed documents: `render` fills a `blank` file with what `flow` draws."""
