"""What became of an address that was met: a closed list, each with a word for people and what the agency can do."""

from __future__ import annotations

from enum import StrEnum

from rasoat.catalogue import N_, _


class FetchStatus(StrEnum):
    """What became of an address; a closed list. ``remedy`` says in one line what the agency can do."""

    OK = "ok"
    REDIRECTED_OFF_SITE = "redirected-off-site"
    NOT_FOUND = "not-found"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate-limited"
    CLIENT_ERROR = "client-error"
    SERVER_ERROR = "server-error"
    TIMEOUT = "timeout"
    DNS_FAILED = "dns-failed"
    REFUSED = "refused"
    TLS_ERROR = "tls-error"
    CONNECTION_LOST = "connection-lost"
    ROBOTS_DENIED = "robots-denied"
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    ERROR_PAGE = "error-page"
    LOGIN_PAGE = "login-page"
    UNREADABLE = "unreadable"
    NOT_FETCHED = "not-fetched"

    @property
    def remedy(self) -> str:
        return _(_REMEDIES[self])

    @property
    def label(self) -> str:
        return _(_LABELS[self])

    @property
    def read(self) -> bool:
        """Whether the page's content could be checked."""
        return self is FetchStatus.OK

    @classmethod
    def of_code(cls, code: int) -> FetchStatus:
        """Of an HTTP status; a redirect that was not followed leads off the site."""
        if code in _CODES:
            return _CODES[code]
        if 200 <= code < 300:
            return cls.OK
        if 300 <= code < 400:
            return cls.REDIRECTED_OFF_SITE
        return cls.SERVER_ERROR if code >= 500 else cls.CLIENT_ERROR


_CODES = {
    401: FetchStatus.FORBIDDEN,
    403: FetchStatus.FORBIDDEN,
    404: FetchStatus.NOT_FOUND,
    410: FetchStatus.NOT_FOUND,
    429: FetchStatus.RATE_LIMITED,
}
_LABELS = {
    FetchStatus.OK: N_("Đọc được"),
    FetchStatus.REDIRECTED_OFF_SITE: N_("Chuyển sang trang ngoài cổng"),
    FetchStatus.NOT_FOUND: N_("Không có trang (404, 410)"),
    FetchStatus.FORBIDDEN: N_("Máy chủ từ chối (401, 403)"),
    FetchStatus.RATE_LIMITED: N_("Máy chủ báo truy cập quá nhanh (429)"),
    FetchStatus.CLIENT_ERROR: N_("Yêu cầu không được chấp nhận (4xx)"),
    FetchStatus.SERVER_ERROR: N_("Máy chủ báo lỗi (5xx)"),
    FetchStatus.TIMEOUT: N_("Quá thời gian chờ"),
    FetchStatus.DNS_FAILED: N_("Không tìm thấy tên miền"),
    FetchStatus.REFUSED: N_("Máy chủ không nhận kết nối"),
    FetchStatus.TLS_ERROR: N_("Chứng thư hoặc kết nối HTTPS có lỗi"),
    FetchStatus.CONNECTION_LOST: N_("Kết nối bị ngắt giữa chừng"),
    FetchStatus.ROBOTS_DENIED: N_("robots.txt không cho đọc"),
    FetchStatus.TOO_LARGE: N_("Trang quá lớn"),
    FetchStatus.TRUNCATED: N_("Bản lưu bị cắt cụt"),
    FetchStatus.EMPTY: N_("Trang rỗng"),
    FetchStatus.ERROR_PAGE: N_("Trang báo lỗi nhưng mã trả về là 200"),
    FetchStatus.LOGIN_PAGE: N_("Trang đăng nhập"),
    FetchStatus.UNREADABLE: N_("Nội dung không đọc được"),
    FetchStatus.NOT_FETCHED: N_("Chưa tải (hết giới hạn hoặc bị dừng)"),
}
_REMEDIES = {
    FetchStatus.OK: N_("Không phải làm gì."),
    FetchStatus.REDIRECTED_OFF_SITE: N_(
        "Kiểm tra xem việc chuyển hướng có chủ ý không; nếu không, báo quản trị hệ thống ngay."
    ),
    FetchStatus.NOT_FOUND: N_("Gỡ hoặc sửa liên kết dẫn đến trang này."),
    FetchStatus.FORBIDDEN: N_("Cho phép địa chỉ máy và tên tác nhân của đợt kiểm tra truy cập cổng."),
    FetchStatus.RATE_LIMITED: N_("Tăng khoảng nghỉ (--delay) hoặc nới giới hạn cho đợt kiểm tra."),
    FetchStatus.CLIENT_ERROR: N_("Kiểm tra cấu hình máy chủ đối với địa chỉ này."),
    FetchStatus.SERVER_ERROR: N_("Báo quản trị hệ thống xem nhật ký máy chủ, rồi chạy lại."),
    FetchStatus.TIMEOUT: N_("Chạy lại lúc vắng hoặc tăng thời gian chờ; nếu lặp lại, báo quản trị hệ thống."),
    FetchStatus.DNS_FAILED: N_("Kiểm tra tên miền trong tệp danh sách cổng và đường mạng."),
    FetchStatus.REFUSED: N_("Kiểm tra máy chủ có đang chạy và có mở cổng kết nối không."),
    FetchStatus.TLS_ERROR: N_("Gia hạn hoặc cài lại chứng thư HTTPS của cổng."),
    FetchStatus.CONNECTION_LOST: N_("Chạy lại; nếu lặp lại, báo quản trị hệ thống."),
    FetchStatus.ROBOTS_DENIED: N_("Mở robots.txt cho đợt kiểm tra nếu trang này cần được kiểm."),
    FetchStatus.TOO_LARGE: N_("Giảm dung lượng trang hoặc tăng giới hạn dung lượng."),
    FetchStatus.TRUNCATED: N_("Tải lại trang này rồi kiểm tra lại."),
    FetchStatus.EMPTY: N_("Kiểm tra xem trang có bị mất nội dung không."),
    FetchStatus.ERROR_PAGE: N_("Cấu hình máy chủ trả đúng mã lỗi và sửa trang hỏng."),
    FetchStatus.LOGIN_PAGE: N_("Không cần làm gì nếu trang này chỉ dành cho nội bộ."),
    FetchStatus.UNREADABLE: N_("Kiểm tra bảng mã và định dạng của trang."),
    FetchStatus.NOT_FETCHED: N_("Chạy lại với giới hạn trang lớn hơn."),
}
