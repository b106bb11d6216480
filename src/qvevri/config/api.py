"""The API as one: addresses of every room, errors as problems, answers that may be kept."""

import hashlib
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from qvevri.core.errors import Refused
from qvevri.core.languages import CODES, current
from qvevri.history.api import router as history
from qvevri.market.listings.api import router as listings
from qvevri.monitoring.dashboard.api import router as plans
from qvevri.monitoring.opendata.api import router as opendata
from qvevri.monitoring.opendata.licensing import licence
from qvevri.places.api import Unusable
from qvevri.places.api import router as places
from qvevri.vocabulary.api import router as vocabulary

VERSION = "1.0.0"
KEEP_SECONDS = 60
PROBLEM = "application/problem+json"
ABOUT = """What the pages of the markets show, for programs. Reading is free and needs no key.

Names and texts come in the language of `lang`: `ka`, `en` or `ru`. Lists come in pages: `next` is
the cursor of the following one, or null. Amounts are decimal numbers in text. Answers carry an
`ETag`; ask again with `If-None-Match`. Phone numbers and addresses of people are never part of an
answer."""

# What a machine's author reads, in the three languages of the house.
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "municipality": {
        "ka": "ასეთი მუნიციპალიტეტი არ არის ან აქ არ მონაწილეობს.",
        "en": "There is no such municipality, or it takes no part here.",
        "ru": "Такого муниципалитета нет, или он здесь не участвует.",
    },
    "settlement": {
        "ka": "ამ მუნიციპალიტეტში ასეთი დასახლება არ არის.",
        "en": "The municipality has no such settlement.",
        "ru": "В муниципалитете нет такого населённого пункта.",
    },
    "concept": {
        "ka": "ლექსიკონში ასეთი კოდი არ არის.",
        "en": "The vocabulary has no such code.",
        "ru": "В словаре нет такого кода.",
    },
    "listing": {
        "ka": "ასეთი განცხადება არ არის ან აღარ ჩანს.",
        "en": "There is no such listing, or it is no longer shown.",
        "ru": "Такого объявления нет, или оно больше не показывается.",
    },
    "plan": {
        "ka": "ასეთი გეგმა არ არის ან ჯერ საჯარო არ არის.",
        "en": "There is no such plan, or it is not public yet.",
        "ru": "Такого плана нет, или он ещё не опубликован.",
    },
    "page": {
        "ka": "ასეთი მისამართი არ არის. იხილეთ /api/v1/openapi.json.",
        "en": "There is no such address. See /api/v1/openapi.json.",
        "ru": "Такого адреса нет. См. /api/v1/openapi.json.",
    },
    "unusable settlement": {
        "ka": "settlement-თან ერთად მიუთითეთ municipality.",
        "en": "With settlement, say the municipality too.",
        "ru": "Вместе с settlement укажите municipality.",
    },
    "unusable cursor": {
        "ka": "ეს გვერდი მოძველდა. დაიწყეთ სიის თავიდან, cursor-ის გარეშე.",
        "en": "This page is out of date. Start again from the first, without a cursor.",
        "ru": "Эта страница устарела. Начните с первой, без cursor.",
    },
    "unusable sort": {
        "ka": "sort=distance საჭიროებს municipality-ს.",
        "en": "sort=distance needs a municipality.",
        "ru": "Для sort=distance нужен municipality.",
    },
    "method": {
        "ka": "ეს მისამართი მხოლოდ იკითხება: გამოიყენეთ GET ან HEAD.",
        "en": "This address can only be read: use GET or HEAD.",
        "ru": "Этот адрес можно только читать: используйте GET или HEAD.",
    },
    "parameters": {
        "ka": "შეამოწმეთ პარამეტრები: %s.",
        "en": "Check these parameters: %s.",
        "ru": "Проверьте параметры: %s.",
    },
}


class PlainJSON(JSONRenderer):
    """Georgian and Russian as they are: a third of the bytes of escapes."""

    json_dumps_params = {"ensure_ascii": False}


class HouseAPI(NinjaAPI):
    """Every answer may be asked again by its ETag, and read by pages of other houses."""

    def create_response(
        self,
        request: HttpRequest,
        data: Any,  # noqa: ANN401
        *,
        status: int | None = None,
        temporal_response: HttpResponse | None = None,
    ) -> HttpResponse:
        response = super().create_response(
            request, data, status=status, temporal_response=temporal_response
        )
        return _kept(request, response) if response.status_code == HTTPStatus.OK else response

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        for methods in schema["paths"].values():
            for operation in methods.values():
                _mark_problems(operation["responses"])
        under = licence()
        schema["info"]["license"] = {"name": under.name, "url": under.page}
        return schema


def _mark_problems(responses: dict[int, dict[str, Any]]) -> None:
    responses[HTTPStatus.NOT_MODIFIED.value] = {"description": "As it was when you asked before."}
    for status, response in responses.items():
        if status >= HTTPStatus.BAD_REQUEST:
            response["content"] = {PROBLEM: response["content"]["application/json"]}


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={KEEP_SECONDS}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    kept = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(kept, HttpResponse)
    kept.headers["Access-Control-Allow-Origin"] = "*"
    return kept


api = HouseAPI(
    title="Qvevri",
    version=VERSION,
    description=ABOUT,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    renderer=PlainJSON(),
)
api.add_router("", places)
api.add_router("", listings)
api.add_router("", vocabulary)
api.add_router("", plans)
api.add_router("", opendata)
api.add_router("", history)


rest = Router()


@rest.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> OpenAPISchema:  # noqa: ARG001
    return api.get_openapi_schema(path_prefix="/api/v1/")


@rest.get("/", include_in_schema=False)
def start(request: HttpRequest) -> None:  # noqa: ARG001
    raise Http404("page")


@rest.get("/{path:wrong}", include_in_schema=False)
def nothing(request: HttpRequest, wrong: str) -> None:  # noqa: ARG001
    raise Http404("page")


# Last: it answers for every address that no room has taken.
api.add_router("", rest)


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in CODES else current()


def _problem(request: HttpRequest, status: HTTPStatus, detail: str) -> HttpResponse:
    problem = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
    }
    response = api.create_response(request, problem, status=status.value)
    response.headers["Content-Type"] = PROBLEM
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _sentence(request: HttpRequest, name: str, otherwise: str) -> str:
    return SENTENCES.get(name, SENTENCES[otherwise])[_language(request)]


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    detail = _sentence(request, str(error), "page")
    return _problem(request, HTTPStatus.NOT_FOUND, detail)


@api.exception_handler(Unusable)
def unusable(request: HttpRequest, error: Unusable) -> HttpResponse:
    detail = _sentence(request, f"unusable {error}", "page")
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail)


def _hint(bounds: Mapping[str, Any]) -> str:
    """What a parameter may be, in signs that every language reads: " (≥ 1)", " (ka, en, ru)"."""
    expected = str(bounds.get("expected", "")).replace("'", "").replace(" or ", ", ")
    said = {"ge": f"≥ {bounds.get('ge')}", "le": f"≤ {bounds.get('le')}", "expected": expected}
    return next((f" ({said[name]})" for name in said if name in bounds), "")


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    named = dict.fromkeys(f"{one['loc'][-1]}{_hint(one.get('ctx', {}))}" for one in error.errors)
    detail = SENTENCES["parameters"][_language(request)] % ", ".join(named)
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error))


@api.exception_handler(HttpError)
def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _problem(request, HTTPStatus(error.status_code), str(error))


def _speaking(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The library answers a method it does not know before any handler of errors is asked."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        response = view(request, *args, **kwargs)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        detail = SENTENCES["method"][_language(request)]
        problem = _problem(request, HTTPStatus.METHOD_NOT_ALLOWED, detail)
        problem.headers["Allow"] = response.headers["Allow"]
        return problem

    return answer


def urls() -> tuple[list[URLResolver | URLPattern], str, str]:
    """The addresses of the API, for `path()`."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        assert isinstance(pattern, URLPattern)
        pattern.callback = _speaking(pattern.callback)
    return patterns, app_name, namespace
