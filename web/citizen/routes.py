"""The addresses of one's own case."""

from web.citizen import cases, delivery, messages, rating, receipt, sending, supply, withdrawal

OF_OWN_CASE = [
    cases.show,
    cases.days,
    cases.paper,
    supply.ask_supply,
    supply.keep,
    supply.send_files,
    supply.supply,
    sending.upload,
    sending.remove,
    sending.sheet,
    sending.ask_gap,
    sending.tell_gap,
    messages.thread,
    messages.write,
    delivery.ask_delivery,
    delivery.change_delivery,
    receipt.ask_receipt,
    receipt.confirm_receipt,
    rating.ask,
    rating.give,
    rating.give_again,
    withdrawal.ask_withdrawal,
    withdrawal.withdraw,
]
