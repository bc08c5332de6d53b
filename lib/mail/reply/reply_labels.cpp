// SPDX-License-Identifier: Apache-2.0
// The labels of header blocks, and of what telephones and mail programs sign with: the larger tables of
// reply_phrases.hpp.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mail/reply/phrase_table.hpp"
#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_phrases.hpp"

namespace ticketd::mail {
namespace {

constexpr std::string_view kFromLabels = R"(
  from, von, de, da, fra, från, van, lähettäjä, od, от, від, από, kimden, gönderen, feladó, saatja,
  kellelt, expéditeur, remitente, mittente, remetente, afzender, absender, avsändare, avsender, afsender,
  nadawca, odesílatel, odosielateľ, pošiljatelj, de la, expeditor, nuo, no, từ, người gửi, dari, จาก, מאת,
  من, 发件人, 寄件者, 寄件人, 差出人, 送信者, 送信元, 보낸 사람, 보낸사람, 发件者, отправитель, από τον, lähettäjältä
)";

constexpr std::string_view kSentLabels = R"(
  sent, gesendet, gesendet am, envoyé, envoyé le, enviado, enviada, enviado el, enviado em, enviada em,
  data de envio, fecha de envío, inviato, inviato il, data invio, sendt, skickat, skickades, verzonden,
  verzonden op, lähetetty, wysłano, wysłane, odesláno, odoslané, poslano, poslato, poslané, отправлено,
  надіслано, изпратено, εστάλη, στάλθηκε, σταλμένα, αποστολή, gönderildi, gönderme tarihi,
  gönderilme tarihi, trimis, elküldve, küldve, saadetud, išsiųsta, nosūtīts, đã gửi, dikirim, terkirim,
  נשלח, تاريخ الإرسال, أرسلت, 发送时间, 发送日期, 寄件日期, 傳送時間, 送信日時, 보낸 날짜, 보낸날짜, ส่ง, enviat
)";

constexpr std::string_view kDateLabels = R"(
  date, datum, fecha, data, dato, pvm, päivämäärä, päiväys, дата, ημερομηνία, tarih, dátum, dată, kuupäev,
  日期, 日時, 日付, 时间, 날짜, ngày, tanggal, วันที่, תאריך, التاريخ, päivä, when, wann, quand, cuándo, när
)";

constexpr std::string_view kToLabels = R"(
  to, an, à, a, para, per, til, till, aan, vastaanottaja, kenelle, do, komu, pro, кому, до, προς, kime,
  alıcı, címzett, către, catre, za, prima, primatelj, kellele, kam, kom, đến, tới, người nhận, kepada, ถึง,
  אל, إلى, 收件人, 收件者, 宛先, 送信先, 받는 사람, 받는사람, adresat, empfänger, destinataire, destinatario, destinatário,
  mottagare, modtager, mottaker, ontvanger, получатель
)";

constexpr std::string_view kSubjectLabels = R"(
  subject, betreff, objet, sujet, asunto, oggetto, ogg, assunto, emne, ämne, onderwerp, aihe, temat,
  předmět, predmet, тема, относно, θέμα, konu, subiect, tárgy, tema, teema, zadeva, naslov, chủ đề,
  tiêu đề, perihal, subjek, judul, เรื่อง, נושא, הנדון, الموضوع, 主题, 主題, 主旨, 件名, 제목, assumpte
)";

constexpr std::string_view kOtherLabels = R"(
  cc, bcc, kopie, copie, copia, cópia, kopi, kopia, kopio, копия, копія, κοιν, κοινοποίηση, bilgi, másolat,
  kópia, 抄送, 副本, ｃｃ, 참조, reply-to, reply to, antwort an, antworten an, répondre à, responder a, rispondi a,
  svar till, svar til, importance, wichtigkeit, priority, priorität, attachments, attachment, anlagen,
  anlage, anhang, pièces jointes, allegati, datos adjuntos, anexos, bilagor, bilag, vedlegg, bijlagen,
  liitteet, załączniki, přílohy, вложения, sensitivity, organization, newsgroups, resent-from, sender,
  message-id, x-mailer, when, where, wann, wo, list-id, mailed-by, signed-by, security, return-path,
  received
)";

constexpr std::string_view kOwnDevice = R"(
  sent from my, sent on my, sent via my, von meinem, gesendet von meinem, envoyé de mon, enviado desde mi,
  enviado de mi, enviado do meu, enviado a partir do meu, inviato dal mio, verzonden vanaf mijn,
  verstuurd vanaf mijn, verzonden met mijn, skickat från min, skickades från min, sendt fra min,
  lähetetty minun, wysłane z mojego, odesláno z mého, odoslané z môjho, отправлено с моего,
  надіслано з мого, trimis de pe, enviat des del meu, dikirim dari, στάλθηκε από το, đã gửi từ, gửi từ,
  ส่งจาก
)";

constexpr std::string_view kDevice = R"(
  sent from, sent via, sent with, sent using, sent on, sent by, sent through, get outlook for,
  download outlook for, get the outlook app, from my, gesendet von, gesendet mit, gesendet über,
  gesendet via, gesendet aus, von meinem, von unterwegs, diese nachricht wurde von,
  diese nachricht wurde mit, diese e-mail wurde von, outlook für, holen sie sich outlook, envoyé de,
  envoyé d'un, envoyé depuis, envoyé à partir, envoyé avec, envoyé via, envoyé par, télécharger outlook,
  téléchargez outlook, obtenir outlook, obtenez outlook, provenance, enviado desde, enviado de, enviado do,
  enviado da, enviado a partir, enviado por, enviado con, enviado com, enviado mediante, enviado via,
  enviado pelo, obtener outlook, obtenga outlook, obtén outlook, descargar outlook, obter o outlook,
  obter outlook, obtenha o outlook, baixe o outlook, inviato da, inviato dal, inviato con, inviato tramite,
  inviato via, scarica outlook, ottieni outlook, skickat från, skickat via, skickat med, skickades från,
  hämta outlook, skaffa outlook, hent outlook, få outlook, last ned outlook, sendt fra, sendt via,
  sendt med, lähetetty, hanki outlook, hae outlook, lataa outlook, verzonden vanaf, verzonden met,
  verzonden via, verzonden vanuit, verstuurd vanaf, verstuurd met, verstuurd via, verstuurd vanuit,
  download outlook voor, outlook voor, wysłane z, wysłano z, wysłane przez, wysłano przez, pobierz outlook,
  pobierz aplikację outlook, odesláno z, odesláno ze, odoslané z, odoslané zo, stáhnout outlook,
  získat outlook, stiahnuť outlook, отправлено с, отправлено из, отправлено через, отправлено от,
  послано с, надіслано з, надіслано із, получить outlook, скачать outlook, загрузить outlook, στάλθηκε από,
  εστάλη από, αποστολή από, λήψη του outlook, trimis de, trimis din, trimis prin, elküldve, küldve,
  iphone-omról, poslano z, poslano s, poslano sa, poslané z, poslato sa, изпратено от, išsiųsta iš,
  siųsta iš, sūtīts no, nosūtīts no, saadetud, sent frá, dikirim dari, đã gửi từ, được gửi từ, gửi từ,
  tải outlook, 发自, 来自 outlook, 來自 outlook, 来自 iphone, 来自 ipad, 来自 android, 从我的, 發自, 從我的, 来自我的, 來自我的, 傳送自, 寄自, 取得 outlook, 获取 outlook, 下载 outlook, 下載 outlook, 发送自,
  נשלח מ, أرسلت من, مرسل من, تم الإرسال من, ส่งจาก, enviat des, iphoneから, ipadから, 나의 iphone, 내 iphone,
  android용 outlook, ios용 outlook, iphone'umdan
)";

constexpr std::string_view kDeviceEnds = R"(
  gesendet, versendet, から送信, から送信されました, より送信, 에서 보냄, 에서 전송, 에서 발송, 다운로드, gönderildi, 发送, 傳送, 發送, 寄出,
  downloaden, beziehen, herunterladen, laden, を入手, edinin, küldve, lähetetty, indirin
)";

constexpr std::string_view kDeviceNames = R"(
  iphon, ipad, ipod, android, blackberry, samsung, galaxy, huawei, xiaomi, redmi, oneplus, nokia, lumia,
  htc, xperia, motorola, pixel, windows, outlook, mail, yahoo, aol, gmx, web.de, phone, mobil, handy,
  handset, handheld, tablet, telefon, téléphone, teléfono, telefono, móvil, celular, cellulare, telefoon,
  puhelim, телефон, мобильн, мобільн, смартфон, τηλέφωνο, κινητό, 手机, 手機, 携帯, スマートフォン, 휴대, điện thoại,
  thunderbird, sparrow, spark, acompli, tablette, device, gerät, appareil, dispositiv, workspace, macbook,
  superhuman, canary, bluemail, missive, shortwave, airmail, polymail, mailspring, mailbird, k-9, fairemail,
  em client, tuta, fastmail, mimestream, apple watch, proton, zimbra, roundcube, horde, verizon, t-mobile, at&t, wireless, vodafone
)";

// Asked for every line with a colon, of which a mail may have millions.
class LabelTable {
 public:
  LabelTable() {
    add(Label::From, kFromLabels);
    add(Label::Sent, kSentLabels);
    add(Label::Date, kDateLabels);
    add(Label::To, kToLabels);
    add(Label::Subject, kSubjectLabels);
    add(Label::Other, kOtherLabels);
    for (const auto& [word, label] : labels_) index_.emplace(word, label);
  }

  [[nodiscard]] std::optional<Label> find(std::string_view word) const {
    if (word.size() > longest_) return std::nullopt;
    const auto found = index_.find(word);
    return found == index_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  void add(Label label, std::string_view list) {
    for (auto& word : folded_phrases(list)) {
      longest_ = std::max(longest_, word.size());
      labels_.emplace_back(std::move(word), label);
    }
  }

  std::vector<std::pair<std::string, Label>> labels_;
  std::unordered_map<std::string_view, Label> index_;  // a word listed twice means what it means first
  std::size_t longest_ = 0;
};

}  // namespace

std::optional<Label> header_label(std::string_view word) {
  static const LabelTable table;
  return table.find(word);
}

namespace {

// '| From | Eva Berg<eva@x.example> |': a row of a table, as programs write it that have no plain text.
std::optional<Label> row_label(std::string_view folded, std::size_t longest) {
  const auto end = folded.substr(0, longest).find('|', 1);
  if (end == std::string_view::npos || end + 1 >= folded.size()) return std::nullopt;
  const auto first = folded.find_first_not_of(" *_|");
  if (first >= end) return std::nullopt;
  const auto word = folded.substr(first, end - first);
  return header_label(word.substr(0, word.find_last_not_of(" *_:") + 1));
}

}  // namespace

std::optional<Label> line_label(std::string_view folded) {
  constexpr std::size_t kLongestLabel = 48;
  if (folded.starts_with('|'))
    if (const auto label = row_label(folded, kLongestLabel)) return label;
  const auto colon = folded.substr(0, kLongestLabel).find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  auto word = folded.substr(0, colon);
  const auto first = word.find_first_not_of(" *_|");
  if (first == std::string_view::npos) return std::nullopt;
  word = word.substr(first, word.find_last_not_of(" *_") - first + 1);
  return header_label(word);
}

std::size_t own_device_phrase_length(std::string_view folded) {
  static const PhraseTable phrases(kOwnDevice);
  return phrases.length_at_start(folded);
}

std::size_t device_phrase_length(std::string_view folded) {
  static const PhraseTable phrases(kDevice);
  return phrases.length_at_start(folded);
}

bool ends_with_device_phrase(std::string_view folded) {
  static const auto ends = folded_phrases(kDeviceEnds);
  if (!folded.empty() && folded.back() == '.') folded.remove_suffix(1);
  return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) {
    return folded.size() > end.size() && folded.back() == end.back() && folded.ends_with(end);
  });
}

bool names_device(std::string_view folded) {
  static const auto stems = folded_phrases(kDeviceNames);
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return folded.find(stem) != std::string_view::npos; });
}

}  // namespace ticketd::mail
