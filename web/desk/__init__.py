"""The desk (desktop): work queue, acceptance, re-check, review, decision, hand-out."""
