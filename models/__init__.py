"""Storage of Bang Giao: articles, events, mentions, corrections and tokens in SQLite or PostgreSQL.

Plain records (TypedDicts of `models.records`) go in and come out; tables never leave the package, which knows
neither `api` nor `loaders`. The public functions, with the modules they live in:

models.database
    start(url: str | None = None, *, migrate: bool = True) -> peewee.Database
        Read DATABASE_URL (or `url`), bind the tables, bring the schema up to date, and leave no connection open.
        Call it once per process, after any fork. Raises DatabaseUrlError, SchemaError, DatabaseUnavailable.
    bound() -> peewee.Database              the database that start() bound; RuntimeError before
    connection() -> context manager         one connection for a request or command; may be nested
    open_connection() -> None, close_connection() -> None        the same by hand
    release_connection() -> None            after a request: SQLite's stays open for the thread's next one
    stop() -> None                          close and unbind

models.store
    store_extraction(article: ArticleRecord, record: ExtractionRecord) -> StoreResult
    store_extractions(extractions: Sequence[tuple[…]]) -> list[StoreResult | RecordError]     many in one transaction
    delete_article(article_id: str) -> bool
    RecordError (from models.records) for a record that cannot be stored

models.corrections
    correct_event(event_id, changes: Mapping[str, object], *, who, why, version: int | None = None) -> EventDetail
    delete_event(event_id, *, who, why, version=None) -> EventDetail
    undelete_event(event_id, *, who, why, version=None) -> EventDetail
    merge_events(into_id, event_ids: Sequence[str], *, who, why, version=None) -> EventDetail
    split_event(event_id, article_ids: Sequence[str], *, who, why, changes=None, version=None) -> EventDetail
        the mentions in these articles become an event of their own, which is returned
    EventNotFound, VersionConflict(.current: int), RecordError

models.queries
    EventFilter(from_day, to_day, match, countries, types, statuses, certainties, sources, q, updated_since,
                include_deleted)            a frozen dataclass; all optional; RecordError for impossible values
    find_documents(where: EventFilter, *, sort="date", limit=50, cursor=None, total=False) -> DocumentPage
        events as their JSON texts; sort is date, -date, updated or -updated; CursorError for a cursor of another query
    find_events(…) -> EventPage             the same as records
    count_events(where) -> int
    get_event(event_id: str) -> EventDetail | None             deleted and merged ones too (see their flags)
    get_events(event_ids) -> list[EventRecord]                 in the order of the ids
    get_documents(event_ids) -> list[tuple[str, str]]          id and JSON text of each
    timeline(where, unit: day|week|month|quarter|year, split: country|pair|type|None = None) -> Timeline
    pairs(where: EventFilter = …) -> list[PairCount]           most events first
    find_pairs(where, *, limit=50, cursor=None, total=False) -> PairPage        the same by pages
    facets(where, names=FACETS) -> dict[str, dict[str, int]]    value -> events, by pair, country, type …
    countries(where: EventFilter = …) -> list[CountryCount]
    find_articles(*, sources=(), from_day=None, to_day=None, q=None, limit=50, cursor=None, total=False) -> ArticlePage
    get_article(article_id: str) -> ArticleDetail | None
    last_change() -> str | None                                instant of the last change, for ETag and Last-Modified

models.exchange
    export_events(where: EventFilter = …, *, articles: bool = False) -> Iterator[dict]       one JSON object a line
    import_lines(lines: Iterable[str | bytes]) -> Iterator[ImportResult]                     one result a line

models.check
    verify_counts() -> list[str], verify_documents() -> list[str]
        what is wrong with the counts and with the JSON kept beside the events, a line for each fault
    rebuild() -> None                       make both anew

models.tokens
    create_token(name, scopes=("read",)) -> tuple[str, TokenRecord]       the secret is shown only here
    verify_token(secret) -> TokenRecord | None,  revoke_token(id_or_name) -> bool,  list_tokens() -> list[TokenRecord]
"""
