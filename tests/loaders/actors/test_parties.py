"""Who speaks for which state: one line a case, the parties of a sentence in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.actors.parties import Party, PartyKind, find_parties, focus_pair
from loaders.text.document import read

ACTOR, STATE, PLACE, PAIR, BOTH = PartyKind.ACTOR, PartyKind.STATE, PartyKind.PLACE, PartyKind.PAIR, PartyKind.BOTH
PEOPLE, UNION, PRIVATE = PartyKind.PEOPLE, PartyKind.UNION, PartyKind.PRIVATE

# wording → kind and states of each party
CASES = [
    # those who hold one office in several states
    ("Thủ tướng Nga tiếp các Đại sứ Lào và Cuba.", [(ACTOR, "RU"), (ACTOR, "LA"), (ACTOR, "CU")]),
    ("Thủ tướng Nga tiếp hai Đại sứ Lào và Cuba.", [(ACTOR, "RU"), (ACTOR, "LA"), (ACTOR, "CU")]),
    ("Các Đại sứ Lào, Cuba và Bỉ tới dự.", [(ACTOR, "LA"), (ACTOR, "CU"), (ACTOR, "BE")]),
    ("Các Đại sứ Lào tới dự.", [(STATE, "LA")]),
    (
        "Tổng Bí thư Đảng Lao động Triều Tiên kiêm Chủ tịch Ủy ban Quốc vụ nước này, ông Kim Min Su, tới Lào.",
        [(ACTOR, "KP"), (PLACE, "LA")],
    ),
    ("Đại tướng Sok Vanna, đồng thời là Phó Thủ tướng (Campuchia), tới Huế.", [(ACTOR, "KH"), (PEOPLE, "KH")]),
    # a foreign office holder and, behind a comma, one of the paper's own state
    ("Tiếp Tổng thống Pháp Jean Rivoire, Thủ tướng Nguyễn Xuân Phúc khẳng định.", [(ACTOR, "FR"), (ACTOR, "VN")]),
    ("Tiếp Tổng thống Pháp, Thủ tướng Nguyễn Xuân Phúc khẳng định.", [(ACTOR, "FR"), (ACTOR, "VN")]),
    ("Tiếp Đại sứ Lào Kham Vilay, Phó Thủ tướng Tạ Minh Đông nói.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    ("Tiếp Đại sứ Lào, Thứ trưởng Tạ Minh Đông nói.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    ("Tiếp Bộ trưởng Quốc phòng Lào, Đại tướng Tạ Minh Đông nói.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    ("Tiếp Đại sứ Lào, Phó Thủ tướng, Bộ trưởng Ngoại giao Tạ Minh Đông nói.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    ("Tiếp Đại sứ Lào, ông Tạ Minh Đông nói.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    ("Hội đàm với Bộ trưởng Lào, Chủ tịch nước nói.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    ("Bộ trưởng Quốc phòng Lào, Phó Thủ tướng phát biểu.", [(ACTOR, "LA")]),
    ("Gặp Bộ trưởng Quốc phòng Lào, Phó Thủ tướng Kham Vilay.", [(ACTOR, "LA")]),
    ("Tiếp Bộ trưởng Ngoại giao Lào, Đại tướng Kham Vilay.", [(ACTOR, "LA")]),
    ("Tiếp Đại sứ Trung Quốc, ông Vương Hạo Nam.", [(ACTOR, "CN")]),
    ("Phó Thủ tướng, Bộ trưởng Quốc phòng Lào Kham Vilay tới.", [(ACTOR, "LA")]),
    ("Thủ tướng Lào Kham Vilay, Ủy viên Bộ Chính trị, phát biểu.", [(ACTOR, "LA")]),
    # words that are part of longer ones: a state's name and an office, a seat and a surname, a person and a state
    ("Thủ tướng Hàn Quốc hội kiến Thủ tướng Lào.", [(ACTOR, "KR"), (ACTOR, "LA")]),
    ("Anh Quốc hội đàm với Lào.", [(STATE, "GB"), (STATE, "LA")]),
    ("Lầu Năm Góc điện đàm với Bộ Quốc phòng Lào.", [(STATE, "US"), (ACTOR, "LA")]),
    ("Mạc Tư Khoa trao công hàm cho Lào.", [(STATE, "RU"), (STATE, "LA")]),
    ("Thủ tướng Luís Montenegro gặp Thủ tướng Lào.", [(ACTOR, "PT"), (ACTOR, "LA")]),
    ("Thủ tướng Montenegro gặp Thủ tướng Lào.", [(ACTOR, "ME"), (ACTOR, "LA")]),
    ("Nữ hoàng Elizabeth II tiếp Đại sứ Lào.", [(ACTOR, "GB"), (ACTOR, "LA")]),
    # offices with their country
    ("Thủ tướng Lào thăm Thái Lan.", [(ACTOR, "LA"), (PLACE, "TH")]),
    ("thủ tướng Lào phát biểu trên truyền hình.", [(ACTOR, "LA")]),
    ("Bộ trưởng Quốc phòng Nga gặp người đồng cấp Cuba.", [(ACTOR, "RU"), (ACTOR, "CU")]),
    ("Thủ tướng Anh và Thủ tướng Đức gặp nhau.", [(ACTOR, "GB"), (ACTOR, "DE")]),
    ("Bộ Ngoại giao Campuchia ra thông cáo.", [(ACTOR, "KH")]),
    ("Phái đoàn Cuba thăm Huế.", [(ACTOR, "CU")]),
    ("Hải quân Ấn Độ cập cảng Đà Nẵng.", [(ACTOR, "IN"), (PLACE, "VN")]),
    ("Tàu Nhật Bản rời Đà Nẵng.", [(ACTOR, "JP"), (PLACE, "VN")]),
    # an office with its field, however many words it takes
    ("Bộ trưởng Nông nghiệp và Lâm nghiệp Lào Somphanh Vilay phát biểu.", [(ACTOR, "LA")]),
    ("Bộ trưởng Văn hóa, Thể thao và Du lịch Hàn Quốc tới Huế.", [(ACTOR, "KR")]),
    ("Bộ trưởng Giáo dục Đại học, Nghiên cứu và Đổi mới sáng tạo Pháp tới.", [(ACTOR, "FR")]),
    ("Bộ trưởng Bộ An ninh nhân dân Lào tới Huế.", [(ACTOR, "LA")]),
    ("Bộ trưởng Ngoại giao và Kinh tế đối ngoại Hungary nói.", [(ACTOR, "HU")]),
    ("Bộ trưởng Hạ tầng và Quản lý nước Hà Lan Cora van Dijk nói.", [(ACTOR, "NL")]),
    ("Bộ trưởng Quốc phòng và Thủ tướng Lào tới Huế.", [(ACTOR, "VN"), (ACTOR, "LA")]),
    (
        "Bộ trưởng Văn hóa, Thể thao và Du lịch Tạ Minh Đông tiếp Thứ trưởng Văn hóa, Thể thao và Du lịch Lào.",
        [(ACTOR, "VN"), (ACTOR, "LA")],
    ),
    ("Ủy viên trưởng Nhân đại (Quốc hội) Trung Quốc tới Huế.", [(ACTOR, "CN")]),
    # councils, associations, banks and services of a state
    ("Phó Chủ tịch Hội đồng Cộng hòa Belarus phát biểu.", [(ACTOR, "BY")]),
    ("Bí thư Hội đồng An ninh Nga Ivan Pavlenkov nói.", [(ACTOR, "RU")]),
    ("Chủ tịch Hội Liên hiệp Phụ nữ Lào Bounmy Vilay tới.", [(ACTOR, "LA")]),
    ("Thống đốc Ngân hàng Trung ương Nga phát biểu.", [(ACTOR, "RU")]),
    ("Tổng Giám đốc Cơ quan Tình báo Australia John Smith tới.", [(ACTOR, "AU")]),
    ("Phó Trợ lý Bộ trưởng Quốc phòng Mỹ tới Huế.", [(ACTOR, "US")]),
    ("Giám đốc Công ty Sông Xanh phát biểu.", [(PRIVATE, "")]),
    ("Đoàn du khách Trung Quốc tới Huế.", [(ACTOR, "")]),
    # academies, courts, prosecutors, auditors, party schools, unions
    ("Đoàn học viên Đại học Chỉ huy Tham mưu Lục quân Hoa Kỳ tới.", [(ACTOR, "US")]),
    ("Đoàn cán bộ Trường Đại học Chiến tranh Quốc gia Hoa Kỳ tới.", [(ACTOR, "US")]),
    ("Đoàn sinh viên Đại học Quốc gia Lào tới.", [(PRIVATE, "")]),
    ("Viện Công tố tối cao Hàn Quốc mời Tòa Thẩm kế Pháp.", [(ACTOR, "KR"), (ACTOR, "FR")]),
    ("Chủ tịch Tòa án Hiến pháp Indonesia gặp Tổng Công đoàn Lào.", [(ACTOR, "ID"), (ACTOR, "LA")]),
    ("Trường Đảng Trung ương Trung Quốc mời Hội Phụ nữ Campuchia.", [(ACTOR, "CN"), (ACTOR, "KH")]),
    ("Đoàn TNCS Hồ Chí Minh gặp Đoàn Thanh niên Cộng sản Cuba.", [(ACTOR, "VN"), (ACTOR, "CU")]),
    ("Ủy ban Hòa bình và Đoàn kết Lào gặp Ủy ban MTTQ tỉnh Kon Tum.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    # prefectures, provinces and posts across a border, which name their state
    ("Châu ủy Văn Sơn gặp Tỉnh ủy Lào Cai.", [(ACTOR, "CN"), (ACTOR, "VN")]),
    ("Bí thư Châu ủy Văn Sơn Lý Trung gặp Bí thư Tỉnh ủy Hà Giang.", [(ACTOR, "CN"), (ACTOR, "VN")]),
    ("Văn phòng Ngoại sự Châu Hồng Hà mời Sở Ngoại vụ Lai Châu.", [(ACTOR, "CN"), (ACTOR, "VN")]),
    ("Nhân đại tỉnh Vân Nam mời HĐND tỉnh Lai Châu.", [(ACTOR, "CN"), (ACTOR, "VN")]),
    ("Chi đội Quản lý biên giới Hồng Hà gặp Đồn Biên phòng Ma Lù Thàng.", [(ACTOR, "CN"), (ACTOR, "VN")]),
    ("Bộ Chỉ huy An ninh tỉnh Phong Sa Ly gặp Công an tỉnh Điện Biên.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    ("Tiểu khu Quân sự Rattanakiri gặp Bộ CHQS tỉnh Gia Lai.", [(ACTOR, "KH"), (ACTOR, "VN")]),
    ("Thị trưởng Sùng Tả gặp Sùng A Páo.", [(ACTOR, "CN"), (ACTOR, "VN")]),
    # as many states as are counted make one gathering; those visited make none
    ("Ngoại trưởng ba nước Hàn Quốc, Mỹ và Nhật Bản họp.", [(UNION, "")]),
    ("Cuộc họp giữa ba nước Nga, Iran và Cuba diễn ra.", [(UNION, "")]),
    ("Lãnh đạo bốn nước Nga, Iran và Cuba họp.", [(ACTOR, "RU"), (ACTOR, "IR"), (ACTOR, "CU")]),
    # where an ambassador is accredited as well
    (
        "Đại sứ Việt Nam tại Nga, kiêm nhiệm Armenia và Belarus, tới.",
        [
            (ACTOR, "VN"),
            (PLACE, "RU"),
            (PLACE, "AM"),
            (PLACE, "BY"),
        ],
    ),
    ("Họ trao người Lào cho lực lượng chức năng nước này.", [(PEOPLE, "LA"), (ACTOR, "LA")]),
    # an office is of each state of a list behind it
    ("Đại sứ Nga, Lào và Cuba tới nơi.", [(ACTOR, "RU"), (ACTOR, "LA"), (ACTOR, "CU")]),
    ("Đại sứ Nga và Cuba tới nơi.", [(ACTOR, "RU"), (STATE, "CU")]),
    ("Đại sứ Nga thăm Cuba và Lào.", [(ACTOR, "RU"), (PLACE, "CU"), (STATE, "LA")]),
    ("Đại sứ Ivan Pavlenkov và Cuba đồng ý.", [(ACTOR, ""), (STATE, "CU")]),
    ("Chuyến thăm ba nước Nga, Iran và Cuba.", [(STATE, "RU"), (STATE, "IR"), (STATE, "CU")]),
    # one state beside many, in quotation marks as well
    ("Bộ trưởng Ngoại giao “Trung Quốc-5 nước Trung Á” sẽ họp.", [(UNION, "")]),
    ("Bộ trưởng Ngoại giao “Nhật Bản” sẽ họp.", [(ACTOR, "JP")]),
    # "Đoàn" is a surname and a delegation
    ("Đoàn Hàn Quốc gặp Đoàn Thái Lan.", [(ACTOR, "KR"), (ACTOR, "TH")]),
    ("Đoàn Lào gặp ông Đoàn Mỹ.", [(ACTOR, "LA"), (ACTOR, "VN")]),
    # in English a nation stands before its office, and a place behind "in"
    (
        "Defence Minister Phan Van Giang on Monday hosted Lao Ambassador Khamphao Ernthavanh in Hanoi.",
        [(ACTOR, "VN"), (ACTOR, "LA"), (PLACE, "VN")],
    ),
    (
        "The Cambodian Minister of Interior met Deputy Minister Tran Van Bon of Public Security.",
        [(ACTOR, "KH"), (ACTOR, "VN")],
    ),
    (
        "Malaysian Trade and Industry Minister Azlan Aziz met his French counterpart with staff.",
        [(ACTOR, "MY"), (ACTOR, "FR")],
    ),
    ("Lao Deputy Prime Minister and Defence Minister Khamphanh Vilay left for home.", [(ACTOR, "LA")]),
    (
        "Major General John Smith, Deputy Chief of Operations of the Australian Defence Force, left for home.",
        [(ACTOR, "AU"), (ACTOR, "AU")],
    ),
    (
        "He met the US President and the Ambassador Extraordinary and Plenipotentiary of Laos.",
        [(ACTOR, ""), (ACTOR, "US"), (ACTOR, "LA")],
    ),
    (
        "He met the President of the Supreme People's Court of China Zhang Jun and the Cuban Foreign Trade Minister.",
        [(ACTOR, ""), (ACTOR, "CN"), (ACTOR, "CU")],
    ),
    ("The Indian Navy ship Sagar docked at Da Nang.", [(ACTOR, "IN"), (PLACE, "VN")]),
    ("The two sides and a Chinese company met for talks.", [(BOTH, ""), (PEOPLE, "CN")]),
    ("Ships with flags of many sailed the South China Sea.", [(ACTOR, "")]),
    ("Lao động trẻ làm thêm ở Thai League.", []),
    ("The Vietnamese and Lao ministries of public security met.", [(PAIR, "VN LA")]),
    ("French and German companies with interests met.", [(PEOPLE, "FR"), (PEOPLE, "DE")]),
    # two who stand one behind the other
    ("Tiếp Đại sứ Maroc, Chủ tịch nước Trần Đại Quang phát biểu.", [(ACTOR, "MA"), (ACTOR, "VN")]),
    (
        "Theo lời mời của Bộ trưởng An ninh Lào Somphanh Vilay, đoàn đại biểu Bộ Công an Việt Nam tới.",
        [(ACTOR, "LA"), (ACTOR, "VN")],
    ),
    # single names of two heads
    ("Thượng đỉnh Trump - Kim diễn ra tại Hà Nội.", [(PAIR, "US KP"), (PLACE, "VN")]),
    ("Cuộc gặp Moon-Kim kéo dài.", [(PAIR, "KR KP")]),
    ("Đôi bạn Lan - Kim dạo phố.", []),
    # officials of unions, whatever they were before; gatherings of three
    ("Ngoại trưởng Iran tiếp bà Federica Mogherini.", [(ACTOR, "IR"), (UNION, "")]),
    ("EU foreign policy chief Kaja Kallas met Iran's minister with aides.", [(UNION, ""), (UNION, ""), (ACTOR, "IR")]),
    ("Bộ trưởng Ngoại giao ba nước Trung Quốc - Lào - Việt Nam họp.", [(UNION, "")]),
    (
        "Bộ trưởng ba nước gặp EU High Representative for Foreign Affairs Kaja Kallas.",
        [(UNION, ""), (UNION, ""), (UNION, "")],
    ),
    ("Hội nghị Bộ trưởng ASEAN - Ấn Độ họp. Diễn đàn Nga - châu Phi khai mạc.", [(UNION, ""), (UNION, "")]),
    # "nước này" is the state named last, and never the paper's own
    ("Campuchia ra thông cáo. Bộ Quốc phòng nước này xác nhận.", [(STATE, "KH"), (ACTOR, "KH")]),
    ("Lào cử người sang Việt Nam. Đại sứ nước này dự lễ.", [(STATE, "LA"), (PLACE, "VN"), (ACTOR, "LA")]),
    # a name inside a place is nobody's
    ("Họ rời TP Hồ Chí Minh sang Bồ Đào Nha.", [(PLACE, "VN"), (PLACE, "PT")]),
    # units and services
    ("Công an tỉnh Nghệ An gặp Công an Lào.", [(ACTOR, "VN"), (ACTOR, "LA")]),
    ("Tổng cục Hải quan gặp Hải quan Trung Quốc.", [(ACTOR, "VN"), (ACTOR, "CN")]),
    ("Thứ trưởng tiếp KOICA.", [(ACTOR, "VN"), (ACTOR, "KR")]),
    ("Đoàn đại biểu Bộ Công an tới Huế, gặp Bộ CHQS (Lào) tỉnh Salavan.", [(ACTOR, "VN"), (ACTOR, "LA")]),
    ("Lãnh sự danh dự Bỉ gặp Đại đội Biên phòng 213 Lào.", [(ACTOR, "BE"), (ACTOR, "LA")]),
    # with none: the paper's own state
    ("Thủ tướng tiếp Đại sứ Lào.", [(ACTOR, "VN"), (ACTOR, "LA")]),
    ("Bộ Quốc phòng cảm ơn phía Nga.", [(ACTOR, "VN"), (ACTOR, "RU")]),
    ("Chủ tịch Quốc hội tiếp Đại sứ Cuba.", [(ACTOR, "VN"), (ACTOR, "CU")]),
    # an office and a name are one party
    ("Ông Phan Văn Giang, Bộ trưởng Quốc phòng, thăm Lào.", [(ACTOR, "VN"), (PLACE, "LA")]),
    ("Tổng thống Indonesia Joko Widodo cùng phu nhân đến Hà Nội.", [(ACTOR, "ID"), (PLACE, "VN")]),
    ("Đoàn đại biểu Lào do Thượng tướng Khamphanh Sysomboune dẫn đầu tới Huế.", [(ACTOR, "LA")]),
    # the state stands in the words that explain the name
    ("Ông Ivan Pavlenkov, trưởng phái đoàn Nga, phát biểu.", [(ACTOR, "RU")]),
    ("Đại tướng Ivan Pavlenkov, chỉ huy Hải quân Nga, phát biểu.", [(ACTOR, "RU"), (ACTOR, "RU")]),
    (
        "Đại tướng Somchai Prasert, đứng đầu cơ quan hậu cần Bộ Quốc phòng Thái Lan, phát biểu.",
        [(ACTOR, "TH"), (ACTOR, "TH")],
    ),
    # an office or a ship that names its state itself
    ("Giáo hoàng Francis cầu nguyện.", [(ACTOR, "VA")]),
    ("Tàu HMAS Anzac nhổ neo.", [(ACTOR, "AU")]),
    ("Tàu USS Tripoli và tàu HMS London nhổ neo.", [(ACTOR, "US"), (ACTOR, "GB")]),
    ("Tại dinh Tổng thống Phần Lan, Ngoại trưởng Nga phát biểu.", [(PLACE, "FI"), (ACTOR, "RU")]),
    # a house of the government is a place, and the minister who stands behind it is himself
    ("Tại Nhà khách Chính phủ, Bộ trưởng Quốc phòng Lào phát biểu.", [(PLACE, "VN"), (ACTOR, "LA")]),
    ("Tại Bộ Quốc phòng, Đại sứ Lào phát biểu.", [(ACTOR, "VN"), (ACTOR, "LA")]),
    # provinces and cities stand for their state where an office speaks for them
    ("Thị trưởng thành phố Osaka phát biểu.", [(ACTOR, "JP")]),
    ("Bí thư Tỉnh ủy Quảng Tây phát biểu.", [(ACTOR, "CN")]),
    # a nationality explains a name
    ("Đại tướng John Smith (Mỹ) phát biểu.", [(ACTOR, "US"), (PEOPLE, "US")]),
    ("Tướng John Smith, người Mỹ, phát biểu.", [(ACTOR, "US"), (PEOPLE, "US")]),
    # names alone
    ("Ông Putin tiếp bà Merkel.", [(ACTOR, "RU"), (ACTOR, "DE")]),
    ("Tổng thống Putin tới Hà Nội.", [(ACTOR, "RU"), (PLACE, "VN")]),
    ("Ông Trương Tấn Sang đọc diễn văn.", [(ACTOR, "VN")]),
    # "Ông" that opens a sentence is no family name of the one behind it
    ("Ông Lý Hiển Long gặp ông Dương Khiết Trì.", [(ACTOR, "SG"), (ACTOR, "CN")]),
    ("Ông Nguyễn Văn Long gặp Đại sứ Mỹ.", [(ACTOR, "VN"), (ACTOR, "US")]),
    # an ambassador speaks for the state that sent him
    ("Đại sứ Hàn Quốc tại Việt Nam chào từ biệt.", [(ACTOR, "KR"), (PLACE, "VN")]),
    ("Đại sứ Việt Nam tại Lào gặp kiều bào.", [(ACTOR, "VN"), (PLACE, "LA"), (PRIVATE, "")]),
    # states, and capitals and palaces for their governments
    ("Nga và Mỹ đàm phán.", [(STATE, "RU"), (STATE, "US")]),
    ("Bắc Kinh phản đối Tokyo.", [(STATE, "CN"), (STATE, "JP")]),
    ("Nhà Trắng trả lời Điện Kremlin.", [(STATE, "US"), (STATE, "RU")]),
    ("Nước ta và Campuchia cùng đề nghị.", [(STATE, "VN"), (STATE, "KH")]),
    # places
    ("Hai bên hội đàm tại Hà Nội.", [(BOTH, ""), (PLACE, "VN")]),
    ("Họp báo diễn ra ở Singapore.", [(PLACE, "SG")]),
    ("Tổng thống Pháp rời Tokyo.", [(ACTOR, "FR"), (PLACE, "JP")]),
    ("Quốc vương Bỉ tới thủ đô Seoul.", [(ACTOR, "BE"), (PLACE, "KR")]),
    # pairs
    ("Quan hệ Việt - Lào tốt đẹp.", [(PAIR, "VN LA")]),
    ("Quan hệ Việt Nam - Lào tốt đẹp.", [(PAIR, "VN LA")]),
    ("Hai nước Việt Nam - Lào là láng giềng.", [(BOTH, ""), (PAIR, "VN LA")]),
    ("Ba nước Việt Nam - Lào - Campuchia là láng giềng.", [(UNION, "")]),
    (
        "Đại sứ các nước châu Phi ở Việt Nam gồm Angola, Libya và Mali.",
        [(ACTOR, ""), (PLACE, "VN"), (ACTOR, "AO"), (ACTOR, "LY"), (ACTOR, "ML")],
    ),
    ("Hội đàm với những người đồng cấp Pháp và Bỉ.", [(ACTOR, "FR"), (ACTOR, "BE")]),
    ("Hội đàm với Ngoại trưởng Pháp và Bỉ.", [(ACTOR, "FR"), (STATE, "BE")]),
    ("Ban Thư ký Ủy ban Biên giới chung Lào họp.", [(ACTOR, "LA")]),
    ("Thượng đỉnh Nga-Iran-Thổ Nhĩ Kỳ khai mạc.", [(UNION, "")]),
    ("Quan hệ Việt Nam – Lào tốt đẹp.", [(PAIR, "VN LA")]),
    ("Quan hệ Nga-Trung ấm lên.", [(PAIR, "RU CN")]),
    ("Hội nghị Mỹ - Triều diễn ra.", [(PAIR, "US KP")]),
    ("Hai miền Triều Tiên nối lại đường dây nóng.", [(PAIR, "KP KR")]),
    ("Quan hệ Nhật Bản - Hàn Quốc tốt đẹp.", [(PAIR, "JP KR")]),
    ("Quan hệ Campuchia-Thái Lan tốt đẹp.", [(PAIR, "KH TH")]),
    ("Quan hệ Bắc Kinh - Washington tốt đẹp.", [(PAIR, "CN US")]),
    # both of them
    ("Hai nước ký hiệp định.", [(BOTH, "")]),
    ("HAI BÊN KÝ HIỆP ĐỊNH.", [(BOTH, "")]),
    ("Hai Bộ trưởng trao đổi văn kiện.", [(BOTH, "")]),
    # unions
    ("EU họp với ASEAN.", [(UNION, ""), (UNION, "")]),
    ("Liên hợp quốc ra nghị quyết.", [(UNION, "")]),
    ("Phó Chủ tịch Ủy ban Châu Âu phát biểu.", [(UNION, "")]),
    ("Chủ tịch Liên minh châu Phi phát biểu.", [(UNION, "")]),
    ("Trưởng đại diện UNICEF phát biểu.", [(UNION, "")]),
    # companies and other private bodies
    ("Tập đoàn Samsung mở nhà máy.", [(PRIVATE, "")]),
    ("Doanh nghiệp và kiều bào góp vốn.", [(PRIVATE, ""), (PRIVATE, "")]),
    ("Công ty Lào mua gạo.", [(PRIVATE, ""), (STATE, "LA")]),
    ("Ông Ivan Petrov, Chủ tịch tập đoàn Alfa, nói.", [(PRIVATE, ""), (PRIVATE, "")]),
    ("Chủ tịch Nga nói.", [(ACTOR, "RU")]),
    # people, teams, goods
    ("Người Lào thích xôi.", [(PEOPLE, "LA")]),
    ("Đội tuyển Thái Lan về nhất.", [(PRIVATE, ""), (PEOPLE, "TH")]),
    ("Bộ trưởng Quốc phòng Liên bang Xô viết nói.", [(ACTOR, "RU")]),
    ("Bộ trưởng Ngoại giao Serbia và Montenegro nói.", [(ACTOR, "RS")]),
    ("Thủ tướng Tích Lan nói.", [(ACTOR, "LK")]),
    ("Họ bán hàng Việt Nam.", [(PEOPLE, "VN")]),
    ("Họ uống rượu Pháp.", [(PEOPLE, "FR")]),
    # a body told together with its people, or organs with the state behind the last
    ("Chính phủ và nhân dân Cuba cảm ơn.", [(ACTOR, "CU"), (PEOPLE, "CU")]),
    ("Đảng, Nhà nước và toàn thể nhân dân Lào cảm ơn.", [(ACTOR, "LA"), (PEOPLE, "LA")]),
    ("Lãnh đạo Đảng, Chính phủ và Quốc hội Cuba đã tới.", [(ACTOR, "CU"), (ACTOR, "CU")]),
    ("The Government and people of Laos were glad.", [(ACTOR, "LA"), (STATE, "LA")]),
    ("Bộ Ngoại giao và Đại sứ quán Cuba tổ chức.", [(ACTOR, "VN"), (ACTOR, "CU")]),
    ("Bộ trưởng Ngoại giao và Bộ trưởng Quốc phòng Cuba tới.", [(ACTOR, "CU"), (ACTOR, "CU")]),
    ("Bộ trưởng Quốc phòng và Bộ trưởng Quốc phòng Cuba gặp nhau.", [(ACTOR, "VN"), (ACTOR, "CU")]),
    ("Tại Tiểu khu Quân sự tỉnh Svay Rieng, Bộ CHQS tỉnh Tây Ninh họp.", [(ACTOR, "KH"), (ACTOR, "VN")]),
    ("Thủ tướng và đoàn Cuba tới.", [(ACTOR, "VN"), (ACTOR, "CU")]),
    ("Hải quân nhân dân Lào tới.", [(ACTOR, "LA")]),
    ("Cơ quan An ninh Liên bang Nga đáp.", [(ACTOR, "RU")]),
    # with what an office deals, and whose it is
    ("Đặc phái viên về Triều Tiên của Mỹ nói.", [(ACTOR, "US")]),
    ("Thứ trưởng phụ trách Lào nói.", [(ACTOR, "VN")]),
    # a state that says where a city is, and one that acts in a city
    ("Buổi họp ở Helsinki, Phần Lan.", [(PLACE, "FI"), (PLACE, "FI")]),
    ("Buổi họp ở thành phố Ulm, Đức.", [(PLACE, "DE")]),
    ("Hôm qua ở Ulm, Pháp và Nga họp.", [(STATE, "FR"), (STATE, "RU")]),
    ("Ở Ulm, Pháp họp.", [(STATE, "FR")]),
    # nobody
    ("Giá gạo tăng hai phần trăm.", []),
    ("", []),
    # both sides behind an office that does not end in "hai"; those to whom something happened are none
    ("Quân đội hai bên gặp nhau.", [(BOTH, "")]),
    ("Hải quân đôi bên tuần tra chung.", [(BOTH, "")]),
    ("Hai người bị thương được trao trả.", []),
    ("Hai nước ký kết.", [(BOTH, "")]),
    ("Tỉnh trưởng Mogilev tiếp đoàn ta.", [(ACTOR, "BY"), (ACTOR, "VN")]),
    # the party of a state, and its people
    ("Đoàn đại biểu Đảng Nhân dân Cam-pu-chia tới.", [(ACTOR, "KH")]),
    ("Nhân dân Campuchia vui mừng.", [(PEOPLE, "KH")]),
    # a state before a name
    ("Đại sứ Cu Ba Raul Perez tới.", [(ACTOR, "CU")]),
    ("Bộ trưởng Bộ Y tế Công cộng Cuba José Ruiz tới.", [(ACTOR, "CU")]),
    # fields behind "và"
    ("Bộ trưởng Ngoại giao và các vấn đề châu Âu Slovakia Jan Novak tới.", [(ACTOR, "SK")]),
    ("Bộ trưởng Ngoại giao và các đại sứ Slovakia tới.", [(ACTOR, "VN"), (STATE, "SK")]),
    # Vietnamese names on English pages
    ("On the sidelines, Minister Anh paid a call to the Prime Minister of Belarus.", [(ACTOR, ""), (ACTOR, "BY")]),
    # whoever is meant by a word of address alone is nobody named beside it
    ("Trước cuộc gặp với ông Lukita, bà đã hội đàm với Bộ trưởng Lào.", [(ACTOR, ""), (ACTOR, ""), (ACTOR, "LA")]),
    # a delegation is none of its host's, and one of whoever led it there
    (
        "Đoàn công tác do Phó Chủ tịch tỉnh Lê Hậu dẫn đầu tới. Thống đốc Hokkaido, bà Takahashi Harumi, tiếp đoàn.",
        [(ACTOR, "VN"), (ACTOR, "JP"), (ACTOR, "VN")],
    ),
    (
        "Thống đốc Hokkaido, bà Takahashi Harumi, tới nơi. Chủ tịch nước tiếp đoàn.",
        [(ACTOR, "JP"), (ACTOR, "VN"), (ACTOR, "JP")],
    ),
    ("Bộ trưởng Ngoại giao 5 nước Trung Á đến Nga.", [(UNION, ""), (PLACE, "RU")]),
    ("Ngoại trưởng 27 nước EU gặp Ngoại trưởng Nga.", [(UNION, ""), (ACTOR, "RU")]),
    ("Tổng thống Pháp tiếp Thủ tướng ba quốc gia Baltic.", [(ACTOR, "FR"), (UNION, "")]),
    ("Thủ tướng Nguyễn Xuân Phúc nói về ba nước.", [(ACTOR, "VN")]),
    (
        "Ngoại trưởng Mỹ gặp Chủ nhiệm Văn phòng Ủy ban Công tác đối ngoại Trung ương Đảng Cộng sản Trung Quốc.",
        [(ACTOR, "US"), (ACTOR, "CN")],
    ),
    ("Ông Lý, Trưởng Ban Công tác đại biểu Quốc hội Lào, đến Nga.", [(ACTOR, "LA"), (PLACE, "RU")]),
    # the last of a list of those who invite, and whoever goes
    (
        "Nhận lời mời của Chủ tịch Quốc hội Cuba, Chủ tịch Hạ viện Argentina, Chủ tịch Quốc hội sẽ lên đường.",
        [(ACTOR, "CU"), (ACTOR, "AR"), (ACTOR, "VN")],
    ),
    ("Ngày 4/5, Tổng Bí thư Lào, Chủ tịch nước đã lên đường.", [(ACTOR, "LA")]),
    # a month is no number of those who hold an office
    ("Trong tháng Ba Bộ trưởng Lào thăm Nga.", [(ACTOR, "LA"), (PLACE, "RU")]),
    ("Ba Bộ trưởng Lào thăm Nga.", [(STATE, "LA"), (PLACE, "RU")]),
    # an initial before a name that is told without it later on, and a first name that two share
    ("Tổng thống Peru A.Ri-vê-rô tới. Ông Ri-vê-rô về.", [(ACTOR, "PE"), (ACTOR, "PE")]),
    ("Tổng thống Peru Daniel Rivero tới. Chính phủ của ông Daniel Castano phản đối.", [(ACTOR, "PE"), (ACTOR, "")]),
    # a delegation is no guest at home
    (
        "Bộ trưởng Nguyễn Văn Thử gặp Bộ trưởng Lào. Đoàn sẽ rời Hà Nội.",
        [(ACTOR, "VN"), (ACTOR, "LA"), (ACTOR, "LA"), (PLACE, "VN")],
    ),
    # the host is the state where something is, and its one holder of an office told by that alone
    ("Đại sứ quán Nga ở Lima mở cửa. Bộ Ngoại giao nước chủ nhà dự.", [(ACTOR, "RU"), (PLACE, "PE"), (ACTOR, "PE")]),
    ("Tổng thống Peru tới Huế. Hôm sau Tổng thống gặp dân.", [(ACTOR, "PE"), (ACTOR, "PE")]),
    (
        "Tổng thống Peru tới. Tổng thống Nga đi. Hôm sau Tổng thống gặp dân.",
        [(ACTOR, "PE"), (ACTOR, "RU"), (ACTOR, "")],
    ),
    # the crew of a ship and a region of the navy
    ("Tàu do Đại tá Jean Rivo (Pháp) chỉ huy. Thủy thủ đoàn vui.", [(ACTOR, "FR"), (PEOPLE, "FR"), (ACTOR, "FR")]),
    ("Biên đội tàu của Vùng 5 Hải quân nhân dân Việt Nam tới.", [(ACTOR, "VN")]),
    # bodies that invite, and the delegation that comes; the paper's own province
    (
        "Nhận lời mời của Tỉnh ủy, UBND tỉnh ta, đoàn đại biểu tỉnh Luông Pha Băng thăm Điện Biên.",
        [(ACTOR, "VN"), (ACTOR, "LA"), (PLACE, "VN")],
    ),
    ("Tỉnh ta tặng Lào xe cứu thương.", [(STATE, "VN"), (STATE, "LA")]),
    # those of two provinces and posts, but of one state where a name follows
    ("Lãnh đạo hai tỉnh ký biên bản.", [(BOTH, "")]),
    ("Hai Chánh án ký biên bản.", [(BOTH, "")]),
    ("Hai tỉnh Nghệ An và Hà Tĩnh gặp Lào.", [(PLACE, "VN"), (PLACE, "VN"), (STATE, "LA")]),
    # where a journey leads
    ("Tổng thống Brazil gác chuyến đi Washington.", [(ACTOR, "BR"), (PLACE, "US")]),
    # what carries somebody, and its state
    ("Air Force One đáp xuống Nội Bài.", [(ACTOR, "US"), (PLACE, "VN")]),
    ("Chiếc Không lực Một rời Hà Nội.", [(ACTOR, "US"), (PLACE, "VN")]),
    # who speaks for a union in other words than his office
    ("Bà Federica Mogherini, đại diện cấp cao về đối ngoại, tới Lào.", [(UNION, ""), (PLACE, "LA")]),
    # where soldiers fell nobody acts
    ("Nghệ An an táng liệt sĩ hy sinh tại Lào.", [(PLACE, "VN")]),
    ("Lào bàn giao hài cốt liệt sĩ Việt Nam ngã xuống trên đất Lào.", [(STATE, "LA"), (STATE, "VN"), (PLACE, "LA")]),
    ("Nghệ An an táng 76 liệt sĩ chiến đấu, hy sinh trên đất bạn Lào.", [(PLACE, "VN")]),
    ("Nghệ An an táng chuyên gia hy sinh vì nhiệm vụ quốc tế tại nước bạn Lào.", [(PLACE, "VN")]),
    ("Tây Ninh an táng 60 liệt sĩ quy tập từ Campuchia.", [(PLACE, "VN")]),
]

# a text → the two states it is about
FOCUS = [
    ("Thủ tướng Lào thăm Thái Lan. Ông cảm ơn Thái Lan.", ("LA", "TH")),
    ("Tổng thống Pháp gặp Thủ tướng Đức. Họ nói về Nga.", ("DE", "FR")),
    ("Quan hệ Việt - Lào tốt đẹp. Hai nước láng giềng.", ("LA", "VN")),
    ("Thủ tướng tiếp Đại sứ Cuba.", ("CU", "VN")),
    ("Nga phóng tên lửa.", None),
    ("Giá gạo tăng.", None),
    ("", None),
]

# a text → the words of one party in it, and its state, known from the rest of the text
MEMORY = [
    ("Foreign Minister Bui Thanh Son left with staff. Earlier, Son met aides.", "Son", "VN"),
    ("Bộ trưởng Quốc phòng Nga, ông Ivan Pavlenkov, tới nơi. Ông Pavlenkov cảm ơn.", "Ông Pavlenkov", "RU"),
    ("Tổng thống Jean Rivoire của Pháp tới nơi. Ông Rivoire cảm ơn.", "Ông Rivoire", "FR"),
    ("Đại tướng Ivan Pavlenkov, Bộ trưởng Quốc phòng Nga, tới nơi. Ông Pavlenkov cảm ơn.", "Ông Pavlenkov", "RU"),
]


def parties(wording: str) -> tuple[str, tuple[Party, ...]]:
    document = read(wording)
    return document.text, find_parties(document)


@pytest.mark.parametrize(("wording", "expected"), CASES)
def test_parties(wording: str, expected: list[tuple[PartyKind, str]]) -> None:
    assert [(p.kind, " ".join(p.codes)) for p in parties(wording)[1]] == expected


@pytest.mark.parametrize(("wording", "expected"), FOCUS)
def test_focus(wording: str, expected: tuple[str, str] | None) -> None:
    text, found = parties(wording)
    assert focus_pair(found, read(text).sentences) == expected


@pytest.mark.parametrize(("wording", "words", "code"), MEMORY)
def test_a_name_keeps_its_state_through_the_text(wording: str, words: str, code: str) -> None:
    (party,) = (p for p in parties(wording)[1] if p.text.startswith(words))
    assert (party.kind, party.codes, party.strong) == (ACTOR, (code,), True)


@pytest.mark.parametrize(("wording", "codes"), [
    ("Tổng thống Nga Putin tới nơi. Sau đó ông phát biểu.", ["RU", "RU"]),
    ("Ông Putin gặp bà Merkel. Bà phát biểu.", ["RU", "DE", "DE"]),
    ("Ông Putin gặp bà Merkel. Sau đó ông phát biểu.", ["RU", "DE", "RU"]),
    ("Tổng thống Nga Putin gặp Thủ tướng Lào. Sau đó ông phát biểu.", ["RU", "LA", "RU"]),
    ("Chinese Premier Li Qiang met Mr Putin. He left for home.", ["CN", "RU", "CN"]),
    ("Sau đó ông phát biểu.", [None]),
    ("Ông Putin gặp bà Merkel. Nhà lãnh đạo Lào đến muộn. Ông phát biểu.", ["RU", "DE", "LA", "LA"]),
    ("Tổng thống Nga Putin bàn về giá; ông Trump đáp lại. Sau đó ông phát biểu.", ["RU", "US", "US"]),
    ("Tổng thống Nga Putin bàn về giá, ông Trump đáp lại. Sau đó ông phát biểu.", ["RU", "US", "RU"]),
    ("Tổng thống Nga Putin bàn về giá; còn ông Trump đáp lại. Sau đó ông phát biểu.", ["RU", "US", "US"]),
    ("Tổng thống Nga Putin bàn về giá; sáng hôm sau gặp ông Trump. Sau đó ông phát biểu.", ["RU", "US", "RU"]),
])  # fmt: skip
def test_a_pronoun_has_the_state_of_whom_it_stands_for(wording: str, codes: list[str | None]) -> None:
    found = parties(wording)[1]
    assert [p.code for p in found] == codes
    assert "pronoun" in found[-1].roles


@pytest.mark.parametrize(("wording", "codes"), [
    ("Thủ tướng Lào Sonexay tới nơi. Sau đó, đoàn đi thăm bảo tàng.", ["LA", "LA"]),
    ("Ông Putin gặp bà Merkel. Bà Merkel cảm ơn. Phái đoàn rời đi.", ["RU", "DE", "DE", "DE"]),
    ("Ông Putin phát biểu. Các bên cần đoàn kết.", ["RU"]),
    ("Đoàn tỉnh Salavan sang thăm. Đoàn do Phó Tỉnh trưởng dẫn đầu ở lại ba ngày.", ["LA", "LA"]),
    ("Sau đó, đoàn đi thăm bảo tàng.", [None]),
])  # fmt: skip
def test_a_delegation_without_a_name_is_of_whoever_was_named_last(wording: str, codes: list[str | None]) -> None:
    assert [p.code for p in parties(wording)[1]] == codes


# the states of the actors of a text
_ABROAD = "Nhật Bản đáp lời. Seoul im lặng. Báo chí đưa tin. Dư luận chờ đợi. "


@pytest.mark.parametrize(
    ("wording", "codes"),
    [
        # a text of other states alone: a bare office is the one named last, a name nobody's known
        (f"Thủ tướng Nhật Bản nói. {_ABROAD}Thủ tướng thăm Hàn Quốc.", ["JP", "JP"]),
        (f"Thủ tướng Nhật Bản nói. {_ABROAD}Bộ trưởng Quốc phòng thăm Hàn Quốc.", ["JP", None]),
        (f"Thủ tướng Nhật Bản nói. {_ABROAD}Ông Trần Văn Ba thăm Hàn Quốc.", ["JP", None]),
        # Vietnam is named, or one other state alone, or the text is short
        (f"Thủ tướng Nhật Bản nói. {_ABROAD}Hà Nội mong đợi. Thủ tướng thăm Hàn Quốc.", ["JP", "VN"]),
        ("Đại sứ Lào đến. Trời mưa. Cờ bay. Nhạc nổi. Khách vui. Ai cũng cười. Thủ tướng tiếp.", ["LA", "VN"]),
        ("Thủ tướng tiếp Đại sứ Lào và Đại sứ Cuba.", ["VN", "LA", "CU"]),
        ("Lãnh đạo UBND tỉnh hội đàm với bạn.", ["VN"]),
        # the ambassador whom the sentence before names by his state alone
        ("Canberra triệu Đại sứ Lào. Đại sứ Khamsing Vongsa có mặt lúc 8 giờ.", ["LA", "LA"]),
        ("Canberra triệu Đại sứ Lào và Đại sứ Cuba. Đại sứ Khamsing Vongsa có mặt.", ["LA", "CU", None]),
    ],
)
def test_whose_a_bare_office_is(wording: str, codes: list[str | None]) -> None:
    assert [p.code for p in find_parties(read(wording)) if p.kind is ACTOR] == codes


def test_no_word_of_a_rank_is_a_name_that_is_remembered() -> None:
    _, found = parties("Hạm đội do Đại tá Hàn Phong, Hải quân Trung Quốc đón. Đoàn Hải quân do Đại tá Lê Hà đi.")
    assert [p.codes for p in found] == [("CN",), ("VN",)]


def test_a_name_keeps_its_union_through_the_text() -> None:
    found = parties("Ông Jean Rivoire, Chủ tịch Ủy ban châu Âu, họp báo. Ông Rivoire cảm ơn.")[1]
    assert [(p.kind, p.codes) for p in found] == [(UNION, ()), (UNION, ())]


@pytest.mark.parametrize(("wording", "expected"), [
    ("Thủ tướng Lào phát biểu.", True),
    ("Ông Putin phát biểu.", True),
    ("Hai bên phát biểu.", True),
    ("Lào phát biểu.", False),
    ("Công ty Sông Xanh phát biểu.", False),
])  # fmt: skip
def test_official(wording: str, expected: bool) -> None:
    assert parties(wording)[1][0].official is expected


@pytest.mark.parametrize(("wording", "strong"), [("Thủ tướng Lào phát biểu.", True), ("Thủ tướng phát biểu.", False)])
def test_strong_where_the_words_name_the_state(wording: str, strong: bool) -> None:
    assert [p.strong for p in parties(wording)[1]] == [strong]


def test_a_party_knows_its_holder_and_office() -> None:
    (party,) = parties("Tổng thống Nga Putin phát biểu.")[1]
    assert [p.name for p in party.people] == ["Vladimir Putin"]
    assert [o.word.office for o in party.offices] == ["head_of_state"]


@given(st.lists(st.sampled_from([w for w, _ in CASES] + ["\n", "và", "Hà Nội,", "ông"]), max_size=6).map(" ".join))
def test_parties_are_in_order_apart_and_inside_one_sentence(wording: str) -> None:
    text, found = parties(wording)
    sentences = read(text).sentences
    at = 0
    for p in found:
        assert at <= p.start < p.end
        assert text[p.start : p.end] == p.text
        assert any(s.start <= p.start and p.end <= s.end for s in sentences)
        at = p.end


@pytest.mark.parametrize(
    ("wording", "codes"),
    [
        # one's own side
        ("Sáng nay đoàn ta gặp Bộ trưởng Lào.", ["VN", "LA"]),
        ("Đại sứ ta tại Viêng Chăn nói.", ["VN"]),
        ("Một tàu của ta ra khơi.", ["VN"]),
        ("Ông ta nói với người ta.", [None]),
        # the other
        ("Tỉnh trưởng Takeo đến dự. Phía bạn cảm ơn.", ["KH", "KH"]),
        ("Đoàn ta sang Lào. Trưởng đoàn bạn ra đón.", ["VN", "LA"]),
        ("Đại sứ Lào nói về Cuba. Đoàn bạn cảm ơn.", ["LA", "LA"]),
        ("Phía bạn cảm ơn.", [None]),
        ("Đại sứ Lào nói. Trời mưa. Gió to. Cờ bay. Nhạc nổi. Phía bạn cảm ơn.", ["LA", None]),
        ("Đại sứ Lào nói. Các đoàn bạn bè quốc tế đến.", ["LA"]),
        ("Đại sứ Lào nói. Trực thăng đáp xuống tàu bạn.", ["LA", None]),
        # those in whose name somebody acts
        ("Đại sứ Lào tại Cuba thay mặt Chính phủ trao quà.", ["LA", "LA"]),
        ("Đại sứ Lào tại Cuba, bà Khamla đã thay mặt Chính phủ trao quà.", ["LA", None, "LA"]),
        ("Bộ trưởng Lào nhân danh Quốc hội cảm ơn.", ["LA", "LA"]),
        ("Đại sứ Lào đến chào; thay mặt Chính phủ, Thủ tướng cảm ơn.", ["LA", "VN", "VN"]),
        ("Đại sứ Lào thay mặt Chính phủ Nga trao quà.", ["LA", "RU"]),
        # where something is, and nobody
        ("Tàu ta ở Thái Bình Dương, gần Tô Châu.", ["VN"]),
        ("Đại sứ Lào gặp Nguyễn Bình Minh.", ["LA", "VN"]),
        # a state by its whole name, and who is of it
        ("Lào thăm Nhà nước Qatar.", []),
        ("Lào gặp Thủ tướng Nhà nước Kuwait.", ["KW"]),
        # an envoy's name behind his post
        ("Mỹ gặp Đại sứ Trung Quốc tại Manila Triệu Bình An.", ["CN", "CN"]),
        ("Mỹ gặp Đại sứ Trung Quốc tại Manila, Triệu Bình An ra đón.", ["CN", "VN"]),
    ],
)
def test_whose_one_s_own_side_and_the_other_are(wording: str, codes: list[str | None]) -> None:
    assert [p.code for p in find_parties(read(wording)) if p.kind is ACTOR] == codes


@pytest.mark.parametrize(
    "behind", ["đọc lời mừng", "khép cửa", "thừa nhận điều đó", "nhưng ra về", "đoạn tuyệt ngoại giao với Lào"]
)
def test_what_somebody_does_is_no_part_of_his_office(behind: str) -> None:
    assert parties(f"Ngoại trưởng Pháp Jean Rivo {behind}.")[1][0].text == "Ngoại trưởng Pháp Jean Rivo"


@pytest.mark.parametrize(
    ("wording", "codes"),
    [
        (
            "Tổng thống Nga Putin đi xa. Chặng đầu là Lào, nơi Thủ tướng Lào Thongloun đón. Sau đó đoàn sang Cuba.",
            ["RU", "LA", "RU"],
        ),
        (
            "Tổng thống Nga Putin đi xa. Thủ tướng Lào Thongloun đón ở nhà ga. Sau đó đoàn sang Cuba.",
            ["RU", "LA", "LA"],
        ),
    ],
)
def test_a_host_named_by_the_way_is_not_who_goes_on(wording: str, codes: list[str]) -> None:
    assert [p.code for p in find_parties(read(wording)) if p.kind is ACTOR] == codes
