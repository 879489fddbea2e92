"""Uploads and papers on disk."""
