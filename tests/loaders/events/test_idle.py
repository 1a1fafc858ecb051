"""Words of contact that tell of no contact between states: one line a case."""

from __future__ import annotations

import pytest

from tests.loaders.events.building import scene

TOLD = [
    ("Iran khước từ lời đề nghị đến thăm Tehran của Ngoại trưởng Mỹ.", []),
    ("Iran từ chối lời mời hội đàm, hai bên sau đó điện đàm.", []),
    ("Iran nhận lời mời hội đàm.", ["hội đàm"]),
    ("Sau khi hội đàm, Iran từ chối đề nghị của Mỹ.", ["hội đàm"]),
    # an embassy that looks after its own people
    ("Đại sứ quán Việt Nam tới làm việc với cảnh sát Lào để xác minh thông tin.", []),
    ("Đại sứ quán Việt Nam gặp cơ quan chức năng sở tại.", []),
    ("Đại sứ quán Lào làm việc với Bộ Ngoại giao.", ["làm việc với"]),
    ("Bộ trưởng Lào làm việc với cơ quan chức năng sở tại.", ["làm việc với"]),
    # all guests at once, and a paper of one state's own
    ("Thứ trưởng Ngoại giao Việt Nam có buổi tiếp chung các đại sứ.", []),
    ("Thứ trưởng Ngoại giao Việt Nam tiếp các đại sứ Malta và Kenya.", ["tiếp"]),
    ("Bộ trưởng Việt Nam ký công điện gửi các tỉnh.", []),
    ("Đại sứ Malta vừa sang nhận công tác tại Việt Nam.", []),
    # where goods go nobody comes
    ("Tháng 3, kim ngạch xuất khẩu gạo sang Lào tăng.", []),
    ("Hàng hóa xuất cảng của Việt Nam tới Nga tăng.", []),
    ("Bàn về xuất khẩu gạo, Bộ trưởng Việt Nam sang Lào.", ["sang"]),
    # to a region, and to a state of it
    ("Ngoại trưởng Nga thăm năm quốc gia Đông Nam Á.", []),
    ("Ngoại trưởng Nga thăm năm quốc gia Đông Nam Á, trong đó có Lào.", ["thăm"]),
    ("Ngoại trưởng Nga thăm Lào, rồi về châu Âu.", ["thăm"]),
    # one of many at a gathering
    ("Tổng thống Mỹ dự hội nghị thượng đỉnh về Gaza ở Ai Cập.", []),
    ("Tổng thống Mỹ và Tổng thống Nga dự hội nghị thượng đỉnh ở Ai Cập.", ["hội nghị thượng đỉnh"]),
    ("Lào và Nga dự cuộc họp bộ trưởng ngoại giao ASEAN.", []),
    ("Thủ tướng Lào và lãnh đạo các nước dự phiên họp do Thủ tướng Nga chủ trì.", []),
    ("Thủ tướng Lào dự phiên họp song phương do Thủ tướng Nga chủ trì.", ["phiên họp song phương"]),
    # with those who are no state
    ("Các cuộc đàm phán gián tiếp giữa Israel và Hamas ở Qatar nối lại.", []),
    ("Phái đoàn Israel đàm phán với Hamas ở Ai Cập.", []),
    ("Thủ tướng Lào hội đàm với Thủ tướng Nga về Hamas.", ["hội đàm"]),
    # what a state does at home
    ("Kỳ họp Quốc hội Lào sẽ bế mạc ngày 15/6.", []),
    ("Ngày 5/6, Chính phủ Lào họp phiên thường kỳ.", []),
    ("Ngày 5/6, Lào và Nga họp tại Huế.", ["họp"]),
    # getting ready for an act with another state
    ("Tỉnh ủy Lào Cai họp rà soát công tác chuẩn bị đón đoàn Lào.", ["đón"]),
    ("Thứ trưởng Nga chủ trì cuộc họp về công tác chuẩn bị cho chuyến thăm của Thủ tướng Lào.", ["chuyến thăm"]),
    ("Thứ trưởng Nga và Thứ trưởng Lào chủ trì cuộc họp về công tác chuẩn bị.", ["cuộc họp"]),
    ("Ngày 5/6, hai bên họp tại Lào.", ["họp"]),
    ("Cuộc tập trận ở Lào khai mạc ngày 5/6.", ["cuộc tập trận"]),
    # a missile
    ("Nga bắn hỏa tiễn.", []),
    # an embassy of one's own, and what is done there
    ("Thủ tướng Lào thăm Đại sứ quán Lào tại Hà Nội và gặp gỡ cán bộ, nhân viên.", []),
    ("The Lao Prime Minister visited the Lao Embassy in Hanoi and met with its staff.", []),
    ("Thủ tướng Lào thăm Đại sứ quán Nga tại Hà Nội.", ["thăm"]),
    ("Thủ tướng Lào thăm Đại sứ quán Lào tại Hà Nội và gặp Bộ trưởng Nga.", ["thăm", "gặp"]),
    # what a parliament talks over by itself
    ("Quốc hội Nga thảo luận về thỏa thuận với Lào.", []),
    ("Quốc hội Nga và Quốc hội Lào thảo luận về lúa mì.", ["thảo luận"]),
    ("Chủ tịch Quốc hội Nga thảo luận về lúa mì với Đại sứ Lào.", ["thảo luận"]),
    # a message goes somewhere, and no one with it
    ("Nga gửi hai công hàm tới Đại sứ quán Lào.", ["công hàm"]),
    # how long it took, some time before
    ("Sau 9 tháng đàm phán, Lào ký với Nga.", ["ký"]),
    ("Sau hơn hai năm thương lượng, Lào gặp Nga.", ["gặp"]),
    ("Ngày 5 tháng 9 đàm phán với Nga bắt đầu ở Lào.", ["đàm phán"]),
    # a gathering of a whole continent, and prisoners that are exchanged
    ("Lào và Nga dự Hội nghị thượng đỉnh châu Phi.", []),
    ("Lào và Nga hoàn tất vụ trao đổi điệp viên.", ["vụ trao đổi điệp viên"]),
    ("Lào và Nga có cuộc trao đổi.", ["cuộc trao đổi"]),
    # who comes in when an exercise is over is back
    ("Tàu Việt Nam cập quân cảng, kết thúc đợt tuần tra chung với Hải quân Thái Lan.", ["đợt tuần tra"]),
    ("Tàu Thái Lan cập cảng Đà Nẵng, kết thúc đợt tuần tra chung với Việt Nam.", ["cập cảng", "đợt tuần tra"]),
    # what is agreed to be held, aimed at or arranged, who is confirmed in office, and where it is done
    ("Lào và Nga đạt được thỏa thuận tổ chức thượng đỉnh.", ["thượng đỉnh"]),
    ("Lào và Nga đàm phán nhằm đạt thỏa thuận.", ["đàm phán"]),
    ("Lào và Nga phối hợp điều chỉnh lịch trình.", []),
    ("Nhà vua Lào phê chuẩn làm Thủ tướng người từng ở Nga.", []),
    ("Lào và Nga họp tại điểm gặp mặt Moldo.", ["họp"]),
    # to which day it is put off
    ("Cuộc họp của Lào và Nga lùi sang ngày 5/6.", ["cuộc họp"]),
    # arms that go, and who goes behind them
    ("Xe tăng đã tới Lào, chiếc cuối cùng rời Nga tuần trước.", []),
    ("Xem tên lửa của Nga rồi Thủ tướng Lào đã tới Cuba.", ["đã tới"]),
    # an exercise opens, and nothing besides
    ("Cuộc tập trận chung với Lào đã khai mạc ở Nga.", ["cuộc tập trận chung"]),
    ("Lào và Nga khai mạc triển lãm sau khi hội đàm.", ["khai mạc triển lãm", "hội đàm"]),
    # what an anniversary counts its years from
    ("Nhân 46 năm ngày hai nước ký Hiệp ước, Lào gửi thư chúc mừng Nga.", ["gửi thư chúc mừng"]),
    ("Nhân 46 năm ngày ấy, Lào và Nga ký Hiệp ước.", ["ký"]),
    # a ship at its work, and with somebody
    ("Nơi tàu làm việc nằm trong vùng biển của Lào.", []),
    ("Tàu Nga làm việc với Hải quân Lào.", ["làm việc với"]),
    # an accord of before that is carried out, and one that is signed besides
    ("Lào và Nga thực hiện tốt các cơ chế đã được ký kết.", []),
    ("Lào và Nga triển khai nội dung văn kiện đã ký kết.", []),
    ("Lào và Nga triển khai dự án và đã ký hai văn kiện.", ["đã ký"]),
    ("Để thực hiện kế hoạch chung, hai bên đã ký hai văn kiện.", ["đã ký"]),
    # a summit of the whole world
    ("Lào và Nga dự Hội nghị Thượng đỉnh Hành động khí hậu.", []),
    # of three at one table, what is talked of in a session, and to whom the press is told
    ("Thủ tướng Lào và Thủ tướng Nga có mặt trong cuộc gặp tay ba.", []),
    ("Bộ trưởng Lào sẽ là diễn giả của phiên thảo luận do Nga mở.", []),
    ("Tư lệnh Lào khen Nga trong cuộc họp báo qua điện thoại.", []),
    ("Thủ tướng Lào trao đổi với Thủ tướng Nga qua điện thoại.", ["trao đổi với", "qua điện thoại"]),
    # what firms do with each other
    ("Tổng thầu Lào ký hợp đồng với nhà thầu Nga theo yêu cầu của Bộ Giao thông Vận tải.", []),
    ("Đại diện công ty A đã làm việc với chủ sử dụng lao động Lào.", []),
    ("Tập đoàn A ký thỏa thuận với Bộ Năng lượng Lào.", ["ký thỏa thuận"]),
    ("Tập đoàn A ký thỏa thuận với công ty B dưới sự chứng kiến của Thủ tướng Lào.", ["ký thỏa thuận"]),
    # what a state makes for itself, of whatever it is
    ("Sắc lệnh do Tổng thống Lào ký hôm 3/6 và có hiệu lực từ 5/6 nói về quốc tang cho một người bạn Nga.", []),
    ("Đạo luật vừa được Tổng thống Nga ký nhắc tới Lào.", []),
    ("Sắc lệnh nhắc tới hiệp định do Lào và Nga ký hôm 3/6.", ["hiệp định", "ký"]),
    ("Nghị định thư do Tổng thống Lào ký với Nga hôm 3/6.", ["ký"]),
    # mayors are received, and nothing is sold
    ("Bộ trưởng Lào đã tiếp Thị trưởng Kyoto hôm 3/6.", ["tiếp thị trưởng"]),
    ("Bộ trưởng Lào xem cách tiếp thị cà phê của Nga.", []),
    # each to the other, but gifts are no lists
    ("Hôm 3/6, Lào và Nga trao cho nhau quà lưu niệm.", ["trao"]),
    ("Hôm 3/6, Lào và Nga bàn giao cho nhau 40 tù binh.", ["bàn giao cho nhau"]),
    ("Hôm 3/6, Lào và Nga trao cho nhau danh sách người bị giam.", ["trao cho nhau danh sách"]),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_what_tells_of_a_contact(sentence: str, told: list[str]) -> None:
    assert [t.words for t in scene(sentence).contacts] == told
