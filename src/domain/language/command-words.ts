import type { ActionName } from '../../contracts/action.ts'

/** What whole messages mean wherever the conversation stands: an action, or a word that only the conversation can place. */
export type Command =
  | Exclude<
      ActionName,
      'answer' | 'edit' | 'confirm' | 'card' | 'topic' | 'delete-confirmed' | 'rhythm' | 'hour'
    >
  | 'yes'
  | 'no'
  | 'greeting'
  | 'thanks'

/**
 * Words of every command in every language at once, one language a line: English, Japanese, Vietnamese, Chinese, Korean,
 * Portuguese, Spanish, Indonesian, Tagalog, Thai, Nepali, Burmese. No word may stand under two commands.
 */
export const COMMAND_WORDS: Readonly<Record<Command, string>> = {
  yes: `
    yes, y, yeah, yep, yup, ok, okay, sure, right, correct, that's right, that is right, yes it is, yes i do, of course
    はい, うん, ええ, そう, そうです, はいそうです, あってます, 合ってます, 合っています, 正しい, 正しいです, オーケー
    vâng, đúng, đúng rồi, có, dạ, phải, 是, 是的, 对, 對, 对的, 好, 好的, 네, 예, 응, 맞아요, 맞습니다, 그래요
    sim, isso, certo, sí, si, correcto, así es, ya, iya, betul, benar, oo, opo, tama
    ใช่, ใช่ครับ, ใช่ค่ะ, ถูกต้อง, हो, हजुर, हो हो, हाँ, ဟုတ်, ဟုတ်ကဲ့, ဟုတ်တယ်, ဟုတ်ပါတယ်, да, oui`,
  no: `
    no, n, nope, nah, wrong, incorrect, that's wrong, not right, no it isn't, no i don't
    いいえ, いや, ううん, 違う, 違います, ちがう, ちがいます, いいえ違います, 間違い, まちがい
    không, không phải, sai, 不, 不是, 不对, 不對, 否, 아니, 아니요, 아니오, 아뇨, 아닙니다, 틀려요
    não, nao, errado, incorrecto, tidak, bukan, salah, hindi, hindi po, mali
    ไม่, ไม่ใช่, ไม่ถูก, होइन, छैन, नाइँ, မဟုတ်, မဟုတ်ဘူး, မဟုတ်ပါ, нет, non`,
  unsure: `
    not sure, i'm not sure, i am not sure, unsure, don't know, i don't know, i do not know, dunno, idk, no idea, unknown
    i have no idea, maybe, i'm unsure, can't find it, i can't find it, it doesn't say, i forgot
    わからない, わかりません, わからないです, 分からない, 分かりません, 知らない, 知りません, 不明, たぶん, 忘れた, 忘れました
    không biết, tôi không biết, không rõ, không chắc, 不知道, 我不知道, 不清楚, 不确定, 不確定, 不曉得
    모르겠어요, 모르겠습니다, 모름, 몰라요, 잘 모르겠어요, não sei, eu não sei, não tenho certeza
    no sé, no lo sé, no estoy seguro, no estoy segura, tidak tahu, saya tidak tahu, tidak yakin, gak tahu, nggak tahu, ga tau
    hindi ko alam, di ko alam, hindi sigurado, ไม่รู้, ไม่ทราบ, ไม่แน่ใจ, थाहा छैन, मलाई थाहा छैन
    မသိဘူး, မသိပါ, မသေချာဘူး, не знаю, je ne sais pas`,
  back: `
    back, go back, previous, previous question, one back, one step back, undo, last question
    戻る, もどる, 戻って, もどって, 戻りたい, 前に戻る, 前の質問, 前の質問に戻る, 一つ前, ひとつ前, 一つ戻る
    quay lại, trở lại, 返回, 上一步, 上一题, 回上一步, 뒤로, 이전, 이전 질문, voltar, volver, atrás, kembali, bumalik
    กลับ, ย้อนกลับ, पछाडि, पछाडि जानुहोस्, နောက်သို့, နောက်ပြန်, назад, retour`,
  restart: `
    restart, start over, start again, begin again, from the beginning, from the start, reset, start from the beginning
    最初から, はじめから, 初めから, 最初からやり直す, やり直し, やりなおし, やり直す, リセット, 最初に戻る
    bắt đầu lại, làm lại, làm lại từ đầu, 重新开始, 重新開始, 从头开始, 從頭開始, 重来, 다시 시작, 처음부터, 다시
    recomeçar, começar de novo, reiniciar, empezar de nuevo, volver a empezar, mulai lagi, mulai ulang, ulangi dari awal
    magsimula ulit, ulitin, เริ่มใหม่, เริ่มต้นใหม่, फेरि सुरु, फेरि सुरु गर्नुहोस्, အစကပြန်စ, အစကနေ`,
  home: `
    where was i, where were we, where am i, home, show again, repeat, repeat that, continue, go on, start, begin, resume
    どこまで, どこまでやった, 続き, つづき, 続ける, 続けて, もう一度, もういちど, ホーム, スタート, 始める, はじめる, 開始
    tiếp tục, bắt đầu, 继续, 繼續, 开始, 開始する, 계속, 시작, continuar, começar, seguir, empezar, comenzar
    lanjut, lanjutkan, mulai, magpatuloy, ituloy, ดำเนินการต่อ, ต่อ, เริ่ม, जारी राख्नुहोस्, सुरु, ဆက်လုပ်, စတင်`,
  help: `
    help, help me, menu, commands, what can you do, what can i do, how does this work, how do i use this, instructions
    ヘルプ, 助けて, たすけて, 使い方, つかいかた, メニュー, できること, 何ができますか, 手伝って
    giúp, giúp tôi, giúp đỡ, trợ giúp, 帮助, 幫助, 帮忙, 菜单, 選單, 도움말, 도움, 도와주세요, 메뉴
    ajuda, ajuda-me, me ajude, ayuda, ayúdame, bantuan, bantu, tolong, tulong, tulungan mo ako
    ช่วย, ช่วยด้วย, ช่วยเหลือ, ความช่วยเหลือ, मद्दत, सहयोग, အကူအညီ, ကူညီပါ, помощь, aide`,
  why: `
    why, why do you ask, why do you ask that, why do you need this, why do you need that, why this question, but why
    なぜ, どうして, なんで, 何で, なぜですか, どうしてですか, なぜ聞くのですか, どうして聞くのですか, 質問の理由
    tại sao, vì sao, sao vậy, 为什么, 為什麼, 为什么问, 왜, 왜요, 왜 물어봐요, por quê, por qué, por que
    kenapa, mengapa, bakit, ทำไม, किन, ဘာကြောင့်, ဘာလို့, почему, pourquoi`,
  explain: `
    explain, explain this, explain the answer, why this answer, sources, source, show sources, which law, legal basis
    説明, 説明して, 根拠, 出典, 法的根拠, 答えの理由, この答えの理由, giải thích, nguồn, 解释, 解釋, 来源, 依据
    설명, 설명해 주세요, 출처, 근거, explicar, explique, fontes, fuentes, explica, jelaskan, sumber, ipaliwanag, อธิบาย, व्याख्या, ရှင်းပြပါ`,
  more: `
    more, more info, more information, more warnings, tell me more, details, もっと, もっと詳しく, 詳しく, くわしく, 詳細, ほかの注意
    thêm, chi tiết, xem thêm, 更多, 详细, 詳細資訊, 더 보기, 자세히, mais, mais informações, más, más información, detalles
    lebih banyak, selengkapnya, higit pa, เพิ่มเติม, รายละเอียด, थप, विवरण, နောက်ထပ်`,
  counter: `
    counter, counter card, show at counter, show at the counter, show this at the counter, card for the counter, show the clerk
    窓口, 窓口で見せる, 窓口で見せるカード, 窓口カード, 窓口用, 役所で見せる, 係の人に見せる, 見せるカード
    cho nhân viên xem, 给窗口看, 窗口, 櫃檯, 창구, 창구에서 보여주기, mostrar no balcão, balcão, mostrar en la ventanilla, ventanilla
    tunjukkan di loket, loket, ipakita sa counter, แสดงที่เคาน์เตอร์, เคาน์เตอร์, काउन्टर`,
  review: `
    review, my answers, show my answers, see my answers, change an answer, change answer, change my answer, change my answers
    edit, edit answer, edit an answer, edit my answers, change, correct an answer, i made a mistake, 回答, 回答を見る, 答えを見る
    回答を変える, 答えを変える, 回答を変更, 回答の変更, 回答を直す, 答えを直す, 変更, 変更する, 修正, 訂正, 間違えた, 間違えました
    sửa, sửa câu trả lời, đổi câu trả lời, 修改, 更改, 修改回答, 변경, 수정, 답변 변경, 답 바꾸기, mudar resposta, alterar, corrigir
    cambiar respuesta, cambiar, corregir, ubah, ubah jawaban, baguhin, baguhin ang sagot, แก้ไข, แก้ไขคำตอบ, เปลี่ยนคำตอบ
    परिवर्तन, उत्तर परिवर्तन, ပြင်ဆင်, အဖြေပြောင်း`,
  language: `
    language, languages, change language, change the language, other language, another language, select language
    言語, げんご, ことば, 言葉, 言語を変える, 言語変更, 言語の変更, ほかの言語, 他の言語, ngôn ngữ, đổi ngôn ngữ, 语言, 語言, 切换语言
    언어, 언어 변경, idioma, mudar idioma, língua, cambiar idioma, bahasa, ganti bahasa, wika, lengguwahe, palitan ang wika
    ภาษา, เปลี่ยนภาษา, भाषा, भाषा परिवर्तन, ဘာသာစကား, ဘာသာစကားပြောင်း, язык, langue`,
  human: `
    human, a human, person, a person, agent, operator, real person, staff, talk to a person, talk to a human, talk to someone
    talk to a real person, speak to a person, speak to a human, speak to someone, speak with someone, contact, contact us, phone
    phone number, telephone, call someone, customer service, hotline
    人と話す, 人と話したい, 人と話したいです, 人に聞く, 人に聞きたい, 相談, 相談したい, 相談したいです, オペレーター, 電話, 電話番号
    問い合わせ, 問い合わせ先, 相談窓口, 担当者, nói chuyện với người, gặp nhân viên, tổng đài, tư vấn viên, 人工, 人工客服, 客服, 真人客服
    상담원, 상담, 상담하고 싶어요, 사람과 이야기, falar com uma pessoa, falar com alguém, atendente, hablar con una persona
    hablar con alguien, bicara dengan orang, bicara dengan petugas, makipag-usap sa tao, คุยกับเจ้าหน้าที่, เจ้าหน้าที่, ติดต่อเจ้าหน้าที่
    मान्छेसँग कुरा, လူနဲ့ပြောချင်တယ်`,
  delete: `
    delete, delete my data, delete all my data, delete everything, delete my account, erase, erase my data, forget me
    remove my data, clear my data, データを消す, データを消して, データを削除, データを削除して, データ削除, 私のデータを消して, 削除
    全部消して, 消して, xóa, xóa dữ liệu, xóa dữ liệu của tôi, 删除, 刪除, 删除我的数据, 刪除我的資料, 删除数据, 삭제, 데이터 삭제
    내 데이터 삭제, apagar, apagar meus dados, excluir meus dados, borrar, borrar mis datos, eliminar mis datos, hapus
    hapus data, hapus data saya, burahin ang data ko, burahin, ลบ, ลบข้อมูล, ลบข้อมูลของฉัน, मेटाउनुहोस्, मेरो डाटा मेटाउनुहोस्, ဖျက်ပါ`,
  export: `
    export, export my data, download my data, my data, show my data, send me my data, what do you know about me
    データを見る, データの書き出し, 私のデータ, 書き出し, エクスポート, データをダウンロード, dữ liệu của tôi, 我的数据, 导出, 我的資料, 내 데이터
    meus dados, mis datos, data saya`,
  privacy: `
    privacy, privacy policy, data protection, is this safe, プライバシー, プライバシーポリシー, 個人情報, 個人情報保護
    quyền riêng tư, 隐私, 隱私, 개인정보, privacidade, privacidad, privasi, ความเป็นส่วนตัว, गोपनीयता`,
  cards: `
    cards, my cards, all cards, show cards, other card, other cards, switch card, カード一覧, カードの一覧, ほかのカード, カードを切り替える
    các thẻ, 我的卡, 所有卡片, 카드 목록, meus cartões, mis tarjetas, kartu saya`,
  'card-add': `
    add card, add a card, another card, add another card, add my child, another person, for someone else, for my child
    カードを追加, カード追加, もう一枚, 別の人, 家族のカード, 子どものカード, thêm thẻ, 添加卡片, 新增卡片, 카드 추가, adicionar cartão
    añadir tarjeta, agregar tarjeta, tambah kartu`,
  'new-card': `
    my new card came, the new card came, new card came, my new card arrived, new card arrived, i got my new card
    i got the new card, got my new card, i have my new card, i received my new card, i got my new residence card
    i got the new residence card, i received my new residence card, i have my new residence card, my new residence card came
    the new residence card came, my new residence card arrived, new residence card, got my new residence card
    新しい在留カード, 新しい在留カードが来た, 新しい在留カードが来ました, 新しい在留カードが届いた, 新しい在留カードが届きました
    新しい在留カードをもらった, 新しい在留カードをもらいました, 新しい在留カードを受け取りました, 新しいカードが来た, 新しいカードが来ました
    新しいカードが届いた, 新しいカードが届きました, 新しいカードをもらいました, 在留カードが届いた, 在留カードが届きました
    tôi đã nhận thẻ mới, có thẻ mới, thẻ lưu trú mới, 新的在留卡到了, 收到新在留卡, 拿到新在留卡, 새 재류카드를 받았어요, 새 카드 받았어요
    recebi o novo cartão, recebi meu novo cartão, recibí mi nueva tarjeta, recibí la nueva tarjeta, kartu baru sudah datang`,
  calendar: `
    calendar, add to calendar, add to my calendar, calendar feed, カレンダー, カレンダーに追加, カレンダーに入れる, lịch, 日历, 日曆
    캘린더, 달력, calendário, calendario, kalender, kalendaryo, ปฏิทิน, पात्रो`,
  reminders: `
    reminders, my reminders, show reminders, show my reminders, list reminders, reminder, notifications
    お知らせの一覧, お知らせの設定, お知らせの予定, リマインダー, リマインダー一覧, リマインド, リマインド一覧, お知らせ, お知らせ一覧, 通知, 通知一覧, nhắc nhở, lời nhắc, 提醒, 我的提醒
    알림, 알림 목록, 리마인더, lembretes, meus lembretes, recordatorios, mis recordatorios, pengingat, mga paalala, paalala
    การแจ้งเตือน, แจ้งเตือน, सम्झौटी`,
  remind: `
    remind me, remind, reminders on, turn on reminders, turn reminders on, start reminders, please remind me
    リマインドして, リマインドしてほしい, 知らせて, お知らせして, 通知して, リマインダーをオン, 通知オン, nhắc tôi, 提醒我, 알려줘
    알려 주세요, lembre-me, me lembre, lembrar, recuérdame, recordarme, ingatkan saya, ingatkan, paalalahanan mo ako
    เตือนฉัน, เตือนด้วย, सम्झाउनुहोस्, सम्झाइदिनुहोस्, သတိပေးပါ`,
  done: `
    done, i did it, i've done it, it's done, it is done, all done, finished, i'm done, completed, already done, did it, i did
    終わった, 終わりました, おわった, おわりました, 済み, 済んだ, 済みました, できた, できました, やった, やりました, 完了, 完了しました
    xong, xong rồi, đã xong, tôi làm xong rồi, 完成, 完成了, 办完了, 做完了, 辦完了, 했어요, 완료, 끝났어요, 다 했어요
    feito, já fiz, está feito, terminado, hecho, ya está, ya lo hice, sudah, sudah selesai, selesai, tapos na, tapos, nagawa ko na
    เสร็จแล้ว, ทำแล้ว, เรียบร้อย, भयो, सकियो, मैले गरेँ, ပြီးပြီ, ပြီးသွားပြီ`,
  'not-yet': `
    not yet, not done, not done yet, not finished, still waiting, まだ, まだです, まだしていない, まだしていません, まだ終わっていない
    chưa, chưa xong, 还没, 还没有, 還沒, 還沒有, 尚未, 아직, 아직요, 아직이에요, ainda não, todavía no, aún no, belum, hindi pa
    ยัง, ยังไม่, ยังไม่เสร็จ, ยังไม่ได้ทำ, अझै छैन, भएको छैन, မပြီးသေး, မပြီးသေးဘူး`,
  snooze: `
    another day, 別の日に, later, remind me later, snooze, not now, ask me later, another time, あとで, 後で, また後で, またあとで, 今はいい
    để sau, sau, nhắc sau, 稍后, 稍後, 以后, 以後, 晚点, 나중에, depois, mais tarde, agora não, más tarde, luego, ahora no, nanti
    mamaya, ทีหลัง, ไว้ก่อน, पछि, နောက်မှ`,
  stop: `
    stop, stop reminders, stop reminding me, stop all reminders, stop all, stop it, unsubscribe, no more reminders, turn off reminders
    reminders off, no reminders, don't remind me, ストップ, 止めて, とめて, やめて, 停止, 配信停止, リマインダーを止める, リマインドを止めて
    すべて止める, 全部止める, お知らせを止める, お知らせを止めて, 通知を止めて, 通知オフ, お知らせ不要, リマインド不要, dừng, dừng lại, ngừng nhắc, 停, 停止提醒, 不要提醒, 取消提醒
    정지, 그만, 중지, 알림 끄기, parar, pare, parar lembretes, detener, alto, no más recordatorios, berhenti
    hentikan, stop pengingat, ihinto, itigil, หยุด, หยุดแจ้งเตือน, रोक्नुहोस्, बन्द गर्नुहोस्, ရပ်ပါ, стоп`,
  'test-reminder': `
    send me one now, 試しに一通送る, test, test reminder, send a test, send a test reminder, テスト, テスト通知, 通知テスト, 測試, 测试, 테스트`,
  greeting: `
    hi, hello, hey, hi there, hello there, good morning, good afternoon, good evening, greetings
    こんにちは, こんにちわ, おはよう, おはようございます, こんばんは, はじめまして, どうも, よろしく, よろしくお願いします
    xin chào, chào, chào bạn, 你好, 您好, 안녕, 안녕하세요, olá, oi, bom dia, boa tarde, boa noite, hola, buenos días, buenas
    buenas tardes, buenas noches, halo, selamat pagi, selamat siang, selamat malam, kumusta, kamusta, magandang umaga, musta
    สวัสดี, สวัสดีครับ, สวัสดีค่ะ, नमस्ते, नमस्कार, မင်္ဂလာပါ, привет, здравствуйте, bonjour`,
  thanks: `
    thanks, thank you, thank you very much, thank you so much, thanks a lot, many thanks, thx, ty, cheers, ok thanks, ok thank you
    okay thanks, okay thank you, great thanks, great, perfect, got it, i see, understood
    ありがとう, ありがとうございます, ありがとうございました, サンキュー, 助かりました, 了解, 了解です, わかりました, 分かりました
    はいありがとう, はいありがとうございます, cảm ơn, cám ơn, cảm ơn bạn, 谢谢, 謝謝, 多谢, 多謝, 感谢, 知道了, 감사합니다, 고마워요, 고맙습니다, 고마워
    obrigado, obrigada, muito obrigado, muito obrigada, gracias, muchas gracias, terima kasih, makasih, salamat, salamat po
    maraming salamat, ขอบคุณ, ขอบคุณครับ, ขอบคุณค่ะ, धन्यवाद, ကျေးဇူးတင်ပါတယ်, ကျေးဇူးပါ, спасибо, merci`,
}
