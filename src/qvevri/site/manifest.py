"""What a phone reads when the market is put on its home screen (W3C Web Application Manifest)."""

from django.templatetags.static import static

SIZES = ("192", "512")


def _icon(size: str) -> dict[str, str]:
    return {
        "src": static(f"core/img/icon-{size}.png"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": "any maskable",
    }


def manifest(name: str, short_name: str, language: str) -> dict[str, object]:
    """The manifest of a site with this name; addresses are relative to it."""
    return {
        "name": name,
        "short_name": short_name,
        "lang": language,
        "start_url": "./",
        "display": "minimal-ui",
        "background_color": "#FBF8F3",
        "theme_color": "#A8452A",
        "icons": [_icon(size) for size in SIZES],
    }
