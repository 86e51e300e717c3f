"""How the phones in the room reach this computer."""

import socket

# Reserved for documentation (RFC 5737): no computer has it, and nothing is sent to it.
ELSEWHERE = ("192.0.2.1", 9)
TIMEOUT = 0.3  # seconds


def own_address() -> str | None:
    """This computer's address in its network; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)  # only chooses the network interface; nothing is sent
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith(("127.", "0.")) else address


def is_listening(address: str, port: int) -> bool:
    """Whether this computer answers at this address and port of its own."""
    try:
        socket.create_connection((address, port), TIMEOUT).close()
    except OSError:
        return False
    return True
