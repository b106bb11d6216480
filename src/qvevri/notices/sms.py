"""The way an SMS leaves: a gateway named by a URL in the settings."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

TIMEOUT_SECONDS = 15


class NotSent(Exception):
    """The gateway did not take the message; `is_final` if it never will."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


@dataclass(frozen=True)
class Gateway:
    """A generic HTTP gateway: `https://user:password@host/path?to={to}&text={text}&key=…`.

    With `{text}` in the query the fields go as a form; without, as JSON `{"to": …, "text": …}`
    together with the query's own fields. `#get` at the end sends a GET instead of a POST.
    """

    url: str

    def request(self, to: str, text: str) -> urllib.request.Request:
        """The HTTP request that hands one message over."""
        parts = urlsplit(self.url)
        fields = [
            (key, value.replace("{to}", to).replace("{text}", text))
            for key, value in parse_qsl(parts.query, keep_blank_values=True)
        ]
        host = parts.hostname or ""
        address = urlunsplit(
            (parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path, "", "")
        )
        headers = _authorization(unquote(parts.username or ""), unquote(parts.password or ""))
        is_form = "{text}" in unquote(parts.query)
        if parts.fragment == "get":
            return urllib.request.Request(f"{address}?{urlencode(fields)}", headers=headers)  # noqa: S310
        if is_form:
            body = urlencode(fields).encode()
            kind = "application/x-www-form-urlencoded; charset=utf-8"
        else:
            body = json.dumps({"to": to, "text": text, **dict(fields)}, ensure_ascii=False).encode()
            kind = "application/json; charset=utf-8"
        headers["Content-Type"] = kind
        return urllib.request.Request(address, body, headers, method="POST")  # noqa: S310


def _authorization(user: str, password: str) -> dict[str, str]:
    if not user:
        return {}
    if not password:
        return {"Authorization": f"Bearer {user}"}
    manager = urllib.request.HTTPPasswordMgrWithPriorAuth()
    manager.add_password(None, "https://gateway", user, password, is_authenticated=True)
    request = urllib.request.Request("https://gateway")
    urllib.request.HTTPBasicAuthHandler(manager).http_request(request)
    return {"Authorization": str(request.get_header("Authorization"))}


def send(url: str, to: str, text: str) -> None:
    """Hand one SMS to the gateway. Raises NotSent; final when refused (4xx but 408 and 429)."""
    try:
        with urllib.request.urlopen(Gateway(url).request(to, text), timeout=TIMEOUT_SECONDS):  # noqa: S310
            pass
    except urllib.error.HTTPError as error:
        error.close()
        is_final = 400 <= error.code < 500 and error.code not in (408, 429)
        raise NotSent(f"HTTP {error.code}", is_final=is_final) from error
    except OSError as error:
        raise NotSent(str(error)) from error
