"""Open facts (开放数据): the catalogue as JSON for everybody, without sign-in."""
