"""实施清单 as a workbook: one version out, edited in a spreadsheet, and back into a draft."""
