"""Training of Assay's fast verifier: data work, fine-tuning, calibration, export."""
