"""Products with a price and a stock, in as many categories as the market has groups."""

from decimal import Decimal

import django

PRODUCTS, CATEGORIES = 10_000, 24


def fill() -> None:
    from oscar.core.loading import get_model  # type: ignore[import-not-found]  # noqa: PLC0415

    product, category = get_model("catalogue", "Product"), get_model("catalogue", "Category")
    kind = get_model("catalogue", "ProductClass").objects.create(name="Produce", track_stock=False)
    partner = get_model("partner", "Partner").objects.create(name="Farm")
    groups = [category.add_root(name=f"Group {number}") for number in range(CATEGORIES)]
    rows = product.objects.bulk_create(
        product(
            structure="standalone",
            title=f"Honey {number}",
            slug=f"honey-{number}",
            upc=str(number),
            product_class=kind,
            description="Honey from the farm, of this year.",
        )
        for number in range(PRODUCTS)
    )
    stock, belongs = get_model("partner", "StockRecord"), get_model("catalogue", "ProductCategory")
    stock.objects.bulk_create(
        stock(
            product=row,
            partner=partner,
            partner_sku=str(row.pk),
            price_currency="GEL",
            price=Decimal(10),
        )
        for row in rows
    )
    belongs.objects.bulk_create(
        belongs(product=row, category=groups[row.pk % CATEGORIES]) for row in rows
    )


if __name__ == "__main__":
    django.setup()
    fill()
