"""Who looked at what (谁查看了我的办件)."""
