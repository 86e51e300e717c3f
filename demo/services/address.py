"""How the phones in the room reach this computer."""

import socket

# Reserved for documentation (RFC 5737): nobody is there, and nothing is sent to it.
ELSEWHERE = ("192.0.2.1", 9)
PATIENCE = 0.3  # seconds


def own_address() -> str | None:
    """This computer's address in its network; None if it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)  # chooses the way out; a datagram would come later
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith(("127.", "0.")) else address


def is_listening(address: str, port: int) -> bool:
    """Whether this computer answers at this address and port of its own."""
    try:
        socket.create_connection((address, port), PATIENCE).close()
    except OSError:
        return False
    return True
