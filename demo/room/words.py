"""The words of the room: English, Korean. They come with its scripts."""

WORDS: dict[str, tuple[str, str]] = {
    # The door: open a room, or join one
    "room.title": ("A room for the class", "함께 쓰는 강의실"),
    "room.open_title": ("You teach", "강의를 한다면"),
    "room.open_help": (
        "You get a code of four signs. Phones join with it, mark the photo before anyone sees the "
        "answer, and can follow your page.",
        "네 글자 코드를 받습니다. 학생들은 휴대전화로 들어와 결과를 보기 전에 사진에 표시하고, "
        "강의 화면을 따라올 수 있습니다.",
    ),
    "room.open": ("Open a room", "강의실 열기"),
    "room.join_title": ("You take part", "수업을 듣는다면"),
    "room.code": ("Code of the room", "강의실 코드"),
    "room.join": ("Join", "들어가기"),
    "room.close_door": ("Close", "닫기"),
    "room.private": (
        "No names and no accounts. Marks are forgotten when the room closes, after two hours at "
        "the latest.",
        "이름도 계정도 없습니다. 표시는 강의실이 닫힐 때, 늦어도 두 시간 뒤에 지워집니다.",
    ),
    "room.marks_forgotten": (
        "Marks carry no name and are forgotten when the room closes.",
        "표시에는 이름이 없고, 강의실이 닫히면 지워집니다.",
    ),
    "room.inside": ("You are in room {code}", "강의실 {code}에 들어와 있습니다"),
    "room.leave": ("Leave the room", "강의실 나가기"),
    # What goes wrong
    "room.unknown": (
        "There is no room {code}. Check the four signs on the screen.",
        "{code} 강의실이 없습니다. 화면의 네 글자를 확인하세요.",
    ),
    "room.closed": (
        "Room {code} is closed. Nothing of it was kept.",
        "{code} 강의실이 닫혔습니다. 남은 기록은 없습니다.",
    ),
    "room.full": (
        "Room {code} is full: it takes 300 phones.",
        "{code} 강의실이 가득 찼습니다. 300대까지 들어갈 수 있습니다.",
    ),
    "room.crowded": (
        "All 50 rooms are in use. Try again in a few minutes.",
        "강의실 50개가 모두 쓰이고 있습니다. 몇 분 뒤에 다시 시도하세요.",
    ),
    "room.not_yours": (
        "Room {code} was opened in another browser. It can only be steered there.",
        "{code} 강의실은 다른 브라우저에서 열렸습니다. 거기에서만 조작할 수 있습니다.",
    ),
    "room.over": (
        "The question is over. Look at the screen.",
        "질문이 끝났습니다. 화면을 보세요.",
    ),
    "room.wrong": ("The room did not understand this.", "강의실이 요청을 이해하지 못했습니다."),
    "room.no_answer": (
        "The networks gave no answer for this photo. Choose another one.",
        "이 사진은 네트워크가 결과를 내지 못했습니다. 다른 사진을 고르세요.",
    ),
    "room.unreachable": (
        "The server does not answer. Check your network, then try again.",
        "서버가 응답하지 않습니다. 네트워크를 확인하고 다시 시도하세요.",
    ),
    # The questions
    "room.ask_mark": ("Where will FCN-32s be wrong?", "FCN-32s는 어디에서 틀릴까요?"),
    "room.ask_vote": ("Which level is this?", "어느 단계의 결과일까요?"),
    "room.mark_help": (
        "Three marks each, before anyone sees the answer.",
        "결과를 보기 전에, 한 사람이 세 곳씩 표시합니다.",
    ),
    "room.vote_help": (
        "One panel without its name. Each phone votes once.",
        "이름을 가린 결과 하나입니다. 휴대전화마다 한 번 투표합니다.",
    ),
    # The projector
    "room.scan": ("Scan, or type", "스캔하거나 주소 입력"),
    "room.qr": ("QR code of the link to this room", "이 강의실 링크의 QR 코드"),
    "room.local": (
        "Phones cannot reach this address. Start the page with {command}.",
        "휴대전화로는 이 주소에 접속할 수 없습니다. 다음 명령으로 시작하세요: {command}",
    ),
    "room.have_marked": ("of {phones} phones have marked", "/ {phones}대가 표시했습니다"),
    "room.have_voted": ("of {phones} phones have voted", "/ {phones}대가 투표했습니다"),
    "room.some_marked": ("{answered} of {phones} have marked", "{phones}대 중 {answered}대가 표시"),
    "room.some_voted": ("{answered} of {phones} have voted", "{phones}대 중 {answered}대가 투표"),
    "room.back": ("Back to the lesson", "수업으로 돌아가기"),
    "room.close": ("Close the room", "강의실 닫기"),
    "room.close_sure": ("Close it for everyone?", "모두에게 닫을까요?"),
    "room.lift": ("Lift the curtain", "결과 보기"),
    "room.next": ("Next photo, curtain down", "다음 사진, 결과 가리기"),
    "room.other_vote": ("Which level is this?", "어느 단계일까요?"),
    "room.preparing": ("Preparing the question", "질문을 준비하는 중"),
    "room.look": ("What is drawn", "그릴 것"),
    "room.hide": ("Hide", "숨김"),
    "room.heat": ("Heat", "열지도"),
    "room.marks": ("Marks", "표시"),
    "room.both": ("Both", "모두"),
    "room.count_hidden": (
        "{marks} marks, hidden so that nobody copies.",
        "표시 {marks}개. 따라 하지 않도록 숨겼습니다.",
    ),
    "room.count": (
        "{marks} marks. Darker where more of the class agrees.",
        "표시 {marks}개. 여럿이 고른 곳일수록 진합니다.",
    ),
    "room.no_marks": ("No marks yet.", "아직 표시가 없습니다."),
    "room.no_votes": ("No votes yet.", "아직 투표가 없습니다."),
    "room.count_votes": ("{votes} votes came in.", "{votes}표가 모였습니다."),
    "room.hits": (
        "{hits} of {marks} marks hit a mistake of FCN-32s",
        "표시 {marks}개 중 {hits}개가 FCN-32s의 오류를 맞혔습니다",
    ),
    "room.repaired": (
        "FCN-8s repaired {repaired} of them.",
        "그중 {repaired}개는 FCN-8s가 바로잡았습니다.",
    ),
    "room.hits_differ": (
        "{hits} of {marks} marks lie where FCN-32s and FCN-8s disagree",
        "표시 {marks}개 중 {hits}개가 FCN-32s와 FCN-8s의 답이 다른 곳입니다",
    ),
    "room.open_question": (
        "Without truth, who is right stays open.",
        "정답이 없어 누가 맞는지는 알 수 없습니다.",
    ),
    "room.were_right": ("{right} of {all} were right.", "{all}명 중 {right}명이 맞혔습니다."),
    "room.how_title": ("How marks are judged", "판정 방법"),
    "room.how": (
        "A mark hits if a mistake lies within 2 % of the photo's longer side. It is repaired if "
        "the finer level is right in most of the mistakes there.",
        "사진 긴 변의 2 % 안에 오류가 있으면 맞힌 것입니다. 그 안의 오류 대부분을 더 세밀한 "
        "단계가 바로잡으면 고친 것으로 셉니다.",
    ),
    "room.key_repaired": ("FCN-8s repairs it", "FCN-8s가 바로잡음"),
    "room.key_stays": ("stays wrong", "그대로 틀림"),
    "room.key_hit": ("a mark that hits", "맞힌 표시"),
    "room.key_differs": ("the levels disagree", "단계들의 답이 다름"),
    "room.level_hits": ("{hits} marks hit", "표시 {hits}개가 맞힘"),
    "room.level_repaired": ("repairs {repaired} of {hits}", "{hits}개 중 {repaired}개 바로잡음"),
    "room.level_votes": ("{votes} of {all} votes", "{all}표 중 {votes}표"),
    "room.curtain": ("{level}, behind the curtain", "{level}, 가려져 있음"),
    # The phone
    "room.mark_here": (
        "Mark three places. Tap a mark to take it back.",
        "세 곳을 표시하세요. 표시를 다시 누르면 지워집니다.",
    ),
    "room.stage": (
        "{alt} Arrow keys move the cross, Enter marks.",
        "{alt} 화살표 키로 십자를 옮기고 Enter 키로 표시합니다.",
    ),
    "room.mark": ("Mark {number}. Take it back.", "표시 {number} 지우기"),
    "room.send": ("Send my marks", "표시 보내기"),
    "room.more": ("{count} of 3 places marked", "3곳 중 {count}곳 표시"),
    "room.sent": ("Sent", "보냈습니다"),
    "room.sent_help": (
        "Look at the screen. Your verdict comes here when the curtain lifts.",
        "화면을 보세요. 결과가 공개되면 여기에 나타납니다.",
    ),
    "room.change": ("Change my marks", "표시 바꾸기"),
    "room.vote_here": (
        "The network's answer, without its name. Which level is it?",
        "이름을 가린 네트워크의 결과입니다. 어느 단계일까요?",
    ),
    "room.voted": (
        "You say {level}. You can still change it.",
        "내 답: {level}. 아직 바꿀 수 있습니다.",
    ),
    "room.too_late": (
        "The curtain has lifted. You sent no marks.",
        "결과가 공개되었습니다. 보낸 표시가 없습니다.",
    ),
    "room.mine": (
        "{hits} of your 3 marks hit a mistake of FCN-32s",
        "표시 3개 중 {hits}개가 FCN-32s의 오류를 맞혔습니다",
    ),
    "room.mine_differ": (
        "{hits} of your 3 marks lie where the levels disagree",
        "표시 3개 중 {hits}개가 단계들의 답이 다른 곳입니다",
    ),
    "room.hit_repaired": (
        "A mistake, and FCN-8s repairs it.",
        "오류입니다. FCN-8s가 바로잡았습니다.",
    ),
    "room.hit_stays": (
        "A mistake, and FCN-8s does not repair it.",
        "오류입니다. FCN-8s도 틀렸습니다.",
    ),
    "room.hit_differs": ("Here the levels disagree.", "단계들의 답이 다릅니다."),
    "room.miss": (
        "No mistake near: the next one is {far} px away.",
        "가까운 오류가 없습니다. 가장 가까운 곳이 {far} px 떨어져 있습니다.",
    ),
    "room.miss_none": ("No mistake in the whole photo.", "사진 전체에 오류가 없습니다."),
    "room.vote_right": ("Right: it was {level}", "맞았습니다: {level}"),
    "room.vote_wrong": ("It was {level}. You said {mine}.", "{level}였습니다. 내 답: {mine}."),
    "room.vote_late": ("It was {level}", "{level}였습니다"),
    "room.class": ("The class", "우리 반"),
    "room.wait": ("You are in. Wait for the lecturer.", "들어왔습니다. 강의를 기다려 주세요."),
    # Follow me
    "room.follows": ("You follow the lecturer's page.", "강의 화면을 따라가고 있습니다."),
    "room.let_go": ("Let go", "따라가기 멈춤"),
    "room.free": ("You look around by yourself.", "혼자 둘러보는 중입니다."),
    "room.come_back": ("Follow again", "다시 따라가기"),
    "room.question_open": ("The class has a question.", "질문이 올라왔습니다."),
    "room.to_question": ("Go to the question", "질문으로 가기"),
    "room.own_photo": (
        "The lecturer shows a photo of their own. Here you keep the last one until a question "
        "brings it.",
        "강의자가 자신의 사진을 보여 주고 있습니다. 여기에는 마지막 사진이 남고, 질문이 올라오면 "
        "그 사진이 나타납니다.",
    ),
    "room.lost": ("No connection. Trying again.", "연결이 끊겼습니다. 다시 시도하는 중입니다."),
}
