"""Polite by default: robots.txt, one request at a time to a portal, a pause, an honest name. Nothing else is contacted."""

from __future__ import annotations

import os

from rasoat import __version__

BOT_NAME = "rasoat"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"


def user_agent(contact: str) -> str:
    """The name under which a portal's log shows us; ``contact`` is a page or an e-mail address that the agency can turn to."""
    shown = "".join(c for c in contact if c.isascii() and c.isprintable() and c not in "()")
    return f"rasoat/{__version__} ({f'+{shown}' if shown else 'content check run by the agency'})"


USER_AGENT = user_agent(os.environ.get("RASOAT_CONTACT", ""))
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "rasoat"

# A crawl has one portal, so this is one request at a time.
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0

DOWNLOAD_TIMEOUT = 45
DNS_TIMEOUT = 20
DOWNLOAD_MAXSIZE = 20 << 20
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True
RETRY_TIMES = 2
RETRY_HTTP_CODES = [429, 502, 503, 504]
# At once: a portal that has gone silent must not be asked for every address it has first.
RETRY_PRIORITY_ADJUST = 1
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
REDIRECT_MAX_TIMES = 5

DEPTH_LIMIT = 200
"""Pagers that show "next" only are followed this far; circles end long before, see ``rasoat.urls.is_trap``."""
SCHEDULER_DISK_QUEUE = "scrapy.squeues.PickleFifoDiskQueue"
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
REQUEST_FINGERPRINTER_CLASS = "crawler.fingerprint.Fingerprinter"

# The cookies middleware would look up lists of public suffixes on foreign hosts.
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
HTTPCACHE_ENABLED = False
REFERER_ENABLED = False
METAREFRESH_ENABLED = False
DOWNLOADER_STATS = False
MEMUSAGE_ENABLED = False
LOGSTATS_INTERVAL = 0
LOG_LEVEL = "WARNING"
# Measured: reading each callback's source to warn of returns takes 2.5 ms a page, a hundred idle workers for items 1 ms.
WARN_ON_GENERATOR_RETURN_VALUE = False
CONCURRENT_ITEMS = 1
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.5,*/*;q=0.1",
    "Accept-Language": "vi,en;q=0.5",
}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.patience.PatientRetry": 550,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.own_hosts.OwnHosts": 600,
    "crawler.received.AsReceived": 610,
}
SPIDER_MIDDLEWARES = {
    # Every answer is the spider's to record.
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
}
