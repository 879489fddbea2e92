"""Applying from home (网上申请): one page for each stage, saved as it is left."""
