"""Who teaches what: assignments and their findings, and a proposal for them."""
