// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_phrases.hpp"

#include "mail/reply/phrase_table.hpp"

namespace ticketd::mail {
namespace {

// Phrases are separated by commas; the order does not matter, close languages stand together.
constexpr std::string_view kVerbs = R"(
  wrote, writes, schrieb, schreibt, geschrieben, écrit, ecrit, écrivait, escribió, escribio, escribe,
  escrito, escreveu, escrita, scritto, scrive, escriure, escrit, schreef, geschreven, skrev, skriver,
  kirjoitti, kirjutas, írta, irta, napisał, napisała, napisal, pisze, napsal, napsala, napísal, napísala,
  napisala, napisao, написао, написала, написа, napisana, написал, написало, пишет, писал, писала, написав,
  пише, έγραψε, έγραψαν, yazdı, yazdi, viết, scris, rašė, parašė, rakstīja, skrifaði, menulis, כתב, כתבה,
  كتب, كتبت, نوشت
)";

constexpr std::string_view kVerbsWithoutBlanks = R"(
  写道, 寫道, 写到, 書きました, からのメール, のメール, 作成, 작성, 썼습니다, 쓰셨습니다, เขียน, ने लिखा
)";

constexpr std::string_view kOwnWriting = R"(
  i wrote, we wrote, schrieb ich, ich schrieb, j'ai écrit, skrev jag, jag skrev, skrev jeg, escribí,
  я написал, я писал
)";

constexpr std::string_view kOpeners = R"(
  on, at, am, um, le, el, il, em, den, d, op, dnia, w, dne, v, în, in, στις, στισ, την, pe, vào, vao, dana,
  no, la, a, pada, от, в, на, у, dňa, ngày, tarih, lúc, kontakt, þann, בתאריך, ב, في, بتاريخ, 在, 於, ons,
  ma, ti, ke, to, su, fre, man, tor, tir, lør, lör, søn, mån, tis, sön, mon, tue, wed, thu, fri, sat, sun
)";

constexpr std::string_view kQuoting = R"(
  quoting, zitat von, zitiere, citat från, citat fra, citando a, citando, quotando, cytowanie, cytat,
  citát, citace, citeren, selon, en réponse à, citování, citace od, lainaus, цитирование, цитирую,
  in reply to, 引用
)";

constexpr std::string_view kOriginalMessage = R"(
  original message, original email, original mail, original appointment, original e-mail,
  ursprüngliche nachricht, originalnachricht, original-nachricht, originale nachricht,
  ursprünglicher termin, message d'origine, message original, mail original, courriel original,
  message initial, rendez-vous d'origine, mensaje original, mensagem original, messaggio originale,
  missatge original, mesaj original, mesajul original, originalmeddelande, ursprungligt meddelande,
  ursprungligt mail, original meddelelse, oprindelig meddelelse, originalmeddelelse, opprinnelig melding,
  original melding, alkuperäinen viesti, oorspronkelijk bericht, origineel bericht, originele bericht,
  wiadomość oryginalna, oryginalna wiadomość, wiadomość pierwotna, původní zpráva, pôvodná správa,
  izvorna poruka, originalna poruka, prvotno sporočilo, izvirno sporočilo, исходное сообщение,
  оригинальное сообщение, первоначальное сообщение, исходное письмо, вихідне повідомлення,
  початкове повідомлення, оригинално съобщение, αρχικό μήνυμα, orijinal mesaj, özgün ileti, orijinal ileti,
  eredeti üzenet, algne kiri, oriģinālais ziņojums, originalus laiškas, tin nhắn gốc, thư gốc, pesan asli,
  הודעה מקורית, الرسالة الأصلية, 原始邮件, 原始郵件, 原邮件, 邮件原件, 原始信件, 元のメッセージ, オリジナルメッセージ, 원본 메시지, 원본 메일, 원본메시지,
  ข้อความต้นฉบับ, reply message, replied message, replied mail, replied email, previous message, antwoord bericht
)";

constexpr std::string_view kForwardedMessage = R"(
  forwarded message, forwarded by, forwarded email, forwarded mail, forwarded letter,
  begin forwarded message, weitergeleitete nachricht, weitergeleitete mail, weitergeleitet von,
  anfang der weitergeleiteten nachricht, anfang der weitergeleiteten e-mail, message transféré,
  message transmis, courriel transféré, début du message transféré, début du message réexpédié,
  mensaje reenviado, inicio del mensaje reenviado, mensagem encaminhada, mensagem reencaminhada,
  início da mensagem encaminhada, início da mensagem reencaminhada, messaggio inoltrato,
  inizio messaggio inoltrato, missatge reenviat, mesaj redirecționat, mesaj redirectionat,
  videresendt meddelelse, videresendt mail, videresendt besked, start på videresendt besked,
  videresendt melding, videresendt e-post, videresendt epost, start på videresendt melding,
  vidarebefordrat meddelande, vidarebefordrat mejl, vidarebefordrat mail, vidarebefordrat brev,
  vidarebefordrat e-postmeddelande, välitetty viesti, edelleenlähetetty viesti, edelleen lähetetty viesti,
  välitetyn viestin alku, doorgestuurd bericht, begin doorgestuurd bericht, doorgestuurde bericht,
  przekazana wiadomość, wiadomość przekazana, wiadomość przekazana dalej,
  początek przekazywanej wiadomości, przesłana wiadomość, přeposlaná zpráva, předaná zpráva,
  začátek přeposílané zprávy, preposlaná správa, proslijeđena poruka, prosleđena poruka,
  posredovano sporočilo, пересланное сообщение, пересылаемое сообщение, пересланное письмо,
  перенаправленное сообщение, начало переадресованного сообщения, начало перенаправленного сообщения,
  переслане повідомлення, препратено съобщение, προωθημένο μήνυμα, προώθηση μηνύματος,
  αρχή προωθημένου μηνύματος, iletilen mesaj, iletilen ileti, yönlendirilen mesaj, iletilmiş mesaj,
  továbbított üzenet, továbbított levél, edastatud kiri, pārsūtītā ziņa, persiųstas laiškas,
  thư được chuyển tiếp, tin nhắn được chuyển tiếp, pesan terusan, pesan yang diteruskan, הודעה שהועברה,
  رسالة معاد توجيهها, الرسالة المعاد توجيهها, 转发的邮件, 转发邮件, 轉寄的郵件, 轉寄郵件, 轉寄的信件, 下面是转发的邮件, 转发的信件, 転送メッセージ,
  転送されたメッセージ, 전달된 메시지, 전달된 메일, ข้อความที่ส่งต่อ
)";

constexpr std::string_view kReplyAbove = R"(
  reply above this line, type your reply above, write above this line, write a reply above,
  please reply above, reply above the line, antworten sie oberhalb dieser zeile,
  antwort oberhalb dieser linie, antwort über dieser zeile, répondre au-dessus de cette ligne,
  réponse au-dessus de cette ligne, svara ovanför denna rad, skriv ditt svar ovanför,
  skriv dit svar over denne linje, skriv svaret ditt over denne linjen, kirjoita vastauksesi tämän rivin,
  antwoord boven deze regel, typ uw antwoord boven, responda por encima de esta línea,
  responda acima desta linha, rispondi sopra questa riga, rispondere sopra questa linea,
  odpowiedz powyżej tej linii, ответ выше этой строки
)";

constexpr std::string_view kClosings = R"(
  regards, best regards, kind regards, kindest regards, warm regards, with best regards, with kind regards,
  many regards, warmest regards, best wishes, kind wishes, sincerely, yours sincerely, sincerely yours,
  yours faithfully, yours truly, respectfully, cordially, mit freundlichen grüßen,
  mit freundlichen grüssen, mit freundlichen gruessen, mit freundlichem gruß, mit freundlichem gruss,
  freundliche grüße, freundliche grüsse, viele grüße, viele grüsse, beste grüße, beste grüsse, liebe grüße,
  liebe grüsse, schöne grüße, herzliche grüße, mfg, hochachtungsvoll, cordialement, bien cordialement,
  très cordialement, bien à vous, salutations, meilleures salutations, sincères salutations,
  salutations distinguées, saludos, saludos cordiales, un saludo, un cordial saludo, cordialmente,
  atentamente, atte, cordiali saluti, distinti saluti, saluti, un cordiale saluto, atenciosamente, att,
  cumprimentos, com os melhores cumprimentos, melhores cumprimentos, abraços, salutări, cu stimă,
  cu respect, salutacions, med vänlig hälsning, med vänliga hälsningar, vänliga hälsningar,
  vänlig hälsning, bästa hälsningar, hälsningar, mvh, med vennlig hilsen, vennlig hilsen, vennlige hilsner,
  hilsen, med venlig hilsen, venlig hilsen, venlige hilsner, de bedste hilsner, bedste hilsner,
  ystävällisin terveisin, terveisin, parhain terveisin, lugupidamisega, parimate soovidega,
  met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, vriendelijke groeten,
  met hartelijke groet, groet, groeten, mvg, hoogachtend, pozdrawiam, z poważaniem, serdecznie pozdrawiam,
  z wyrazami szacunku, s pozdravem, s úctou, s pozdravom, s poštovanjem, srdačan pozdrav, lep pozdrav,
  üdvözlettel, tisztelettel, pagarbiai, ar cieņu, с уважением, с наилучшими пожеланиями, з повагою,
  с уважение, поздрави, με εκτίμηση, φιλικά, saygılarımla, saygılar, trân trọng, thân mến, salam,
  hormat saya, בברכה, مع التحية, تحياتي, 此致, 敬礼, 敬具, 以上
)";

constexpr std::string_view kListFooters = R"(
  mailing list, mailing-list, mailinglist, mailman, listinfo, unsubscribe, lista de correo,
  liste de diffusion, sourceforge.net, google groups
)";

constexpr std::string_view kReplyPrefixes = R"(
  re, aw, antw, antwort, sv, svar, vs, vast, ref, rif, r, res, resp, odp, ynt, yanıt, cevap, bls, vá, va,
  atb, atsp, odg, ad, hsv, απ, σχετ, отв, ответ, на, відп, відповідь, отг, reply, 回复, 回覆, 答复, 答覆, 返信, 回信,
  답장, 회신, trả lời, תשובה, השב, رد, ตอบ, bal, par, odgovor
)";

constexpr std::string_view kForwardPrefixes = R"(
  fwd, fw, forward, forwarded, wg, weitergeleitet, tr, trans, vs-välitetty, vl, vb, vidarebefordrat,
  videresendt, doorst, doorgestuurd, fs, rv, renv, reenv, i, inoltro, inoltrato, enc, encaminhado, pd,
  przek, předáno, fwd re, пер, пересл, пересылка, iлт, ilt, ιλτ, πρθ, προώθ, továbbítás, továbbítva,
  tovabbitas, redirecționat, edasi, edastatud, 转发, 轉寄, 轉發, 転送, 전달, chuyển tiếp, הועבר, إعادة توجيه,
  terusan
)";

}  // namespace
bool is_verb_of_writing(std::string_view word) {
  static const PhraseTable verbs(kVerbs);
  return verbs.is(word);
}

bool contains_verb_of_writing(std::string_view folded) {
  static const PhraseTable verbs(kVerbsWithoutBlanks);
  return verbs.is_in(folded);
}

bool speaks_of_own_writing(std::string_view folded) {
  static const PhraseTable phrases(kOwnWriting);
  return phrases.is_in(folded);
}

bool opens_attribution(std::string_view word) {
  static const PhraseTable openers(kOpeners);
  return openers.is(word);
}

bool starts_with_quoting(std::string_view folded) {
  static const PhraseTable phrases(kQuoting);
  return phrases.length_at_start(folded) > 0;
}

bool names_original_message(std::string_view folded) {
  static const PhraseTable phrases(kOriginalMessage);
  return phrases.is_in(folded);
}

bool names_forwarded_message(std::string_view folded) {
  static const PhraseTable phrases(kForwardedMessage);
  return phrases.is_in(folded);
}

bool asks_to_reply_above(std::string_view folded) {
  static const PhraseTable phrases(kReplyAbove);
  return phrases.is_in(folded);
}

bool is_closing(std::string_view folded) {
  static const PhraseTable closings(kClosings);
  return closings.is(folded);
}

bool names_list_footer(std::string_view folded) {
  static const PhraseTable phrases(kListFooters);
  return phrases.is_in(folded);
}

bool is_reply_prefix(std::string_view word) {
  static const PhraseTable prefixes(kReplyPrefixes);
  return prefixes.is(word);
}

bool is_forward_prefix(std::string_view word) {
  static const PhraseTable prefixes(kForwardPrefixes);
  return prefixes.is(word);
}

}  // namespace ticketd::mail
