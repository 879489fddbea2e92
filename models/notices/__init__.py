"""Who is told what: messages inside the product (站内), and reminders by SMS and e-mail."""
