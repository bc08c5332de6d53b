// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_added_phrases.hpp"

#include "mail/reply/phrase_table.hpp"

namespace ticketd::mail {
namespace {

// Phrases are separated by commas and line ends.
constexpr std::string_view kWarnings = R"(
  caution, warning, attention, be careful, alert, security warning, security notice, external email warning,
  external, external email, external e-mail, external mail, external message, external sender, ext, notice,
  important, achtung, vorsicht, warnung, hinweis, sicherheitshinweis, warnhinweis, extern, externe e-mail,
  externe mail, externe nachricht, externer absender, wichtig, obs, varning, observera, externt,
  externt mejl, externt mail, extern avsändare, extern e-post, externt meddelande, advarsel, bemærk, pas på,
  forsigtig, ekstern, ekstern mail, ekstern e-mail, ekstern afsender, ekstern e-post, forsiktig, merk,
  avertissement, prudence, mise en garde, externe, courriel externe, e-mail externe, message externe,
  expéditeur externe, precaución, advertencia, atención, aviso, cuidado, externo, correo externo,
  remitente externo, attenzione, avviso, avvertenza, esterno, mittente esterno, e-mail esterna, mail esterna,
  atenção, e-mail externo, mensagem externa, let op, waarschuwing, pas op, externe afzender, extern bericht,
  uwaga, ostrzeżenie, zewnętrzny, wiadomość zewnętrzna, pozor, upozornění, upozornenie, varování,
  externí e-mail, huomio, varoitus, ulkoinen, ulkoinen viesti, внимание, осторожно, предупреждение, увага,
  обережно, внешняя почта, внешнее письмо, внешний отправитель, προσοχή, dikkat, uyarı, harici e-posta,
  figyelem, figyelmeztetés, atenție, avertisment, opozorilo, oprez, upozorenje, tähelepanu, uzmanību, dėmesio,
  注意, 警告, 外部メール, 社外メール, 外部邮件, 外部郵件, 주의, 경고, 외부메일, تنبيه, תשומת לב, זהירות
)";

constexpr std::string_view kMail = R"(
  email, e-mail, mail, message, sender, emails, messages, e-mails, mejl, mejlet, mailet, e-post, e-posten,
  e-postmeddelande, e-postmeddelandet, meddelande, meddelandet, avsändare, avsändaren, nachricht, absender,
  absenders, mailen, besked, beskeden, meddelelse, meddelelsen, afsender, afsenderen, avsender, courriel,
  expéditeur, correo, mensaje, remitente, messaggio, mittente, mensagem, remetente, bericht, afzender,
  wiadomość, nadawca, nadawcy, zpráva, odesílatel, správa, viesti, sähköposti, lähettäjä, письмо, сообщение,
  отправитель, отправителя, лист, повідомлення, відправник, μήνυμα, αποστολέα, e-posta, ileti, gönderen,
  üzenet, levél, feladó, mesaj, expeditor, sporočilo, poruka, pošiljatelj, メール, 送信者, 邮件, 郵件, 发件人, 寄件者, 메일,
  발신자, البريد, הודעה, דוא"ל
)";

constexpr std::string_view kOutside = R"(
  outside, external, externally, ext, extern, externe, externen, externer, externes, externt, externa, utanför,
  utifrån, ausserhalb, außerhalb, von außen, udefra, uden for, udenfor, ekstern, eksternt, eksterne, utenfor,
  utenfra, extérieur, extérieure, externes, externo, externa, exterior, fuera, de fora, fora, esterno, esterna,
  dall'esterno, all'esterno, buiten, externen, zewnętrzny, zewnętrzna, zewnętrznego, spoza, externí, zvenčí,
  mimo, externý, ulkoinen, ulkopuolelta, ulkopuolinen, ulkoa, извне, внешний, внешнего, внешнее, внешней,
  внешняя, за пределами, ззовні, зовнішній, зовнішнього, εξωτερικό, εκτός, harici, dışından, dışarıdan, külső,
  kívülről, extern, din afara, zunanji, zunaj, vanjski, izvan, väline, ārējais, išorinis, 外部, 社外, 외부, خارج,
  خارجي, חיצוני, מחוץ
)";

constexpr std::string_view kBannerSentences = R"(
  originated from outside, originated outside, originates from outside, originating from outside,
  was sent from outside the organization, was sent from outside of the organization,
  was sent from outside your organization, was sent from outside our organization,
  was sent from outside the company, was sent from outside of your organization, came from outside your organization,
  came from outside the organization, comes from outside the organization, comes from outside your organization,
  comes from an external sender, came from an external sender, is from an external sender,
  is from an external source, from an external source, was sent by an external sender, from someone outside your organization,
  sent from someone outside your organization, sender is outside your organization, sender is from outside your organization,
  was sent by someone outside, was sent by a person from outside your organization, is from outside your organization,
  this sender might be impersonating, the actual sender of this message is different,
  could not verify the identity of the sender, links and other functionality have been disabled,
  this sender is external, received from an external sender, has originated from outside, has been sent from an external,
  kommer från en extern avsändare, kommer från en avsändare utanför, skickades från en avsändare utanför,
  har skickats från en extern, kommer utifrån, kommer från en extern, skickades utifrån,
  stammt von einem externen absender, stammt von außerhalb, wurde von außerhalb, kommt von außerhalb,
  kommt von einem externen absender, wurde von einem externen absender, von extern, stammt von extern,
  kommer fra en ekstern afsender, er sendt fra en ekstern, kommer udefra, kommer fra en ekstern, er sendt udefra,
  kommer fra en ekstern avsender, provient de l'extérieur, provient d'un expéditeur externe, a été envoyé de l'extérieur,
  émane de l'extérieur, provient d'une source externe, proviene del exterior, procede del exterior,
  proviene de fuera, se originó fuera, fue enviado desde fuera, proviene de un remitente externo,
  proviene dall'esterno, proviene da un mittente esterno, è stata inviata dall'esterno, è stato inviato dall'esterno,
  teve origem fora, foi enviado de fora, tem origem externa, provém de fora, é de um remetente externo,
  is afkomstig van buiten, komt van buiten, is verzonden van buiten, is afkomstig van een externe,
  komt van een externe afzender, pochodzi spoza, została wysłana spoza, pochodzi od zewnętrznego,
  pochází z externího, byla odeslána z externí, pochádza z externého, on lähetetty organisaation ulkopuolelta,
  tulee organisaation ulkopuolelta, tuli organisaation ulkopuolelta, отправлено извне, получено извне, пришло извне,
  получено от внешнего, отправлено внешним, надіслано ззовні, προέρχεται από εξωτερικό, kuruluşunuzun dışından,
  kurum dışından, szervezeten kívülről, külső feladótól, provine din afara, 社外から, 外部から, 外部送信者, 来自外部, 來自外部, 外部发件人,
  외부에서, من خارج, מחוץ לארגון
)";

constexpr std::string_view kAdvice = R"(
  do not click, don't click, don’t click, do not open, never click, please do not click, think before you click,
  do not reply or click, do not respond, be careful, be cautious, use caution, exercise caution, please use caution,
  please exercise caution, please be cautious, use care, take care when, proceed with caution, treat with caution, treat this, stop and think,
  only click, only open, avoid clicking, verify the sender, please verify, make sure you trust, report suspicious,
  report this email, report phishing, report this message, mark safe, mark as safe, this is an external, if you are unsure,
  if you suspect, when in doubt, never provide, never enter, never give,
  forward suspicious, block sender, feedback, first-time sender, first time sender, contact your it, contact the it,
  klicka inte, öppna inte, var försiktig, var uppmärksam, var vaksam, klicken sie nicht, klicken sie keine,
  klicken sie bitte nicht, öffnen sie keine, öffnen sie nicht, bitte klicken sie, bitte öffnen sie, seien sie vorsichtig,
  bitte seien sie, vorsicht bei, bitte keine, klik ikke, åbn ikke, åpne ikke, vær forsigtig, vær forsiktig,
  vær opmærksom, vær oppmerksom, ikke klik, ne cliquez pas, n'ouvrez pas, ne pas cliquer, soyez prudent, soyez vigilant,
  faites preuve de prudence, veuillez ne pas, no haga clic, no abra, tenga cuidado, no pulse, sea precavido,
  non cliccare, non fare clic, non aprire, prestare attenzione, fare attenzione, não clique, não abra, tenha cuidado,
  klik niet, open geen, wees voorzichtig, klik geen, nie klikaj, nie otwieraj, zachowaj ostrożność, neklikejte,
  neotvírejte, buďte opatrní, neklikajte, älä napsauta, älä avaa, älä klikkaa, ole varovainen, не переходите,
  не открывайте, не нажимайте, будьте осторожны, соблюдайте осторожность, не відкривайте, не переходьте,
  будьте обережні, μην κάνετε κλικ, μην ανοίγετε, tıklamayın, açmayın, ne kattintson, nu faceți clic, nu deschideți,
  ne klikajte, クリックしないで, 開かないで, ご注意ください, 请勿点击, 请勿打开, 請勿點擊, 请谨慎, 클릭하지, 열지 마, لا تنقر, אל תלחצו
)";

constexpr std::string_view kSafetyTips = R"(
  you don't often get email from, some people who received this message don't often get email from,
  you don't often get e-mail from, you rarely get email from, you have not previously received email from,
  you have not previously corresponded with, this is the first time you received an email from,
  du får inte ofta e-post från, du får inte ofta e-postmeddelanden från, du får inte ofta mejl från,
  du får inte ofta mail från, sie erhalten nicht oft e-mails von, sie erhalten nicht oft eine e-mail von,
  sie erhalten nicht häufig e-mails von, sie erhalten selten e-mails von, du får ikke ofte mails fra,
  du får ikke ofte mail fra, du får ikke ofte e-mails fra, du modtager ikke ofte mails fra,
  du modtager ikke ofte e-mails fra, du får ikke ofte e-post fra, vous n'obtenez pas souvent d'e-mail,
  vous n'obtenez pas souvent d'e-mails, vous n'obtenez pas souvent de courrier, vous ne recevez pas souvent,
  no suele recibir correo, no suele recibir correos, no recibe correo con frecuencia,
  no es frecuente que reciba, non si riceve spesso, non ricevi spesso, não costuma receber,
  você não costuma receber, u ontvangt niet vaak e-mail van, u krijgt niet vaak e-mail van,
  je ontvangt niet vaak e-mail van, je krijgt niet vaak e-mail van, nie otrzymujesz często wiadomości,
  nieczęsto otrzymujesz wiadomości, nieczęsto otrzymujesz wiadomość, nedostáváte často e-maily,
  nechodí vám často e-maily, nedostávate často e-maily, et saa usein sähköpostia, вы не часто получаете,
  вы нечасто получаете, вы редко получаете, ви нечасто отримуєте, δεν λαμβάνετε συχνά, sık sık e-posta almıyorsunuz,
  nem gyakran kap e-mailt, nu primiți des, 通常不会收到来自, 不常收到来自, 您不經常收到
)";

constexpr std::string_view kBannerWords = R"(
  organization, organisation, company, network, email, mail, message, sender, link, links, attachment, attachments,
  click, clicking, open, opening, recognize, recognise, trust, trusted, safe, content, contents, suspicious, phishing, verify, unless,
  caution, external, outside, expecting, confirm, identity, authenticity, organisationen, organisatie, företaget, företag,
  länk, länkar, bilaga, bilagor, klicka, öppna, avsändaren, avsändare, innehållet, säkert, litar, känner,
  organization's, unternehmen, unternehmens, organisation, absender, anhänge, anhang, links, klicken, öffnen, inhalt, sicher,
  kennen, vertrauen, virksomheden, organisationen, links, vedhæftede, filer, afsender, afsenderen, indholdet, sikkert,
  genkender, kender, l'organisation, entreprise, l'entreprise, liens, lien, pièces, jointes, expéditeur, contenu, sûr,
  organización, empresa, enlaces, adjuntos, remitente, contenido, seguro, organizzazione, azienda, allegati, collegamenti,
  mittente, contenuto, sicuro, organização, anexos, remetente, conteúdo, bijlagen, afzender, inhoud, veilig, organizacji,
  załączników, linki, nadawcy, bezpieczna, организации, компании, ссылкам, ссылки, вложения, отправителя, безопасно
)";

constexpr std::string_view kLabelKeys = R"(
  this message is classified as, this email is classified as, this e-mail is classified as,
  this email has been classified as, this message has been classified as, this document is classified as,
  detta meddelande är klassat som, informationen är klassad som, diese nachricht ist klassifiziert als,
  diese e-mail ist klassifiziert als, denne mail er klassificeret som, classification, data classification, security classification, information classification, document classification,
  message classification, email classification, mail classification, classified as, sensitivity, sensitivity label, label,
  data sensitivity, confidentiality, confidentiality level, confidentiality class, protective marking, protection marking,
  security marking, security level, security label, information class, handling, klassificering, klassning,
  informationsklass, informationsklassning, informationsklassificering, säkerhetsklass, säkerhetsklassning, sekretessklass,
  sekretess, konfidentialitet, känslighet, känslighetsetikett, klassifizierung, klassifikation, klassifizierungsstufe,
  vertraulichkeit, vertraulichkeitsstufe, vertraulichkeitsklasse, schutzklasse, schutzbedarf, sensitivität,
  sicherheitsstufe, fortrolighed, fortrolighedsniveau, følsomhed, klassifikation, klassifisering, gradering,
  informationsklasse, niveau de confidentialité, confidentialité, sensibilité, niveau de sensibilité,
  clasificación, confidencialidad, sensibilidad, classificazione, riservatezza, classificação, confidencialidade,
  classificatie, vertrouwelijkheid, rubricering, klasyfikacja, poufność, klasifikace, luokitus, turvaluokitus, luottamuksellisuus,
  конфиденциальность, классификация, гриф, gizlilik, sınıflandırma, 機密区分, 分類, 密级
)";

constexpr std::string_view kGrades = R"(
  internal, internal only, internal use, internal use only, for internal use, for internal use only, confidential,
  strictly confidential, highly confidential, company confidential, company internal, company use only, private, private and confidential,
  private & confidential, restricted, highly restricted, secret, top secret, public, general, non-business, personal, sensitive,
  official, official-sensitive, official sensitive, unclassified, unrestricted, protected, proprietary, commercial in confidence,
  in confidence, business use only, business use, limited distribution, for official use only,
  general business, all employees, recipients only, intern, interne, interner, intern information, endast internt, endast för internt bruk,
  internt, internt bruk, för internt bruk, konfidentiell, konfidentiellt, strikt konfidentiellt, företagskonfidentiellt, begränsad,
  begränsat, öppen, öppet, offentlig, offentligt, publik, allmän, hemlig, känslig, nur intern, nur für internen gebrauch,
  nur für den internen gebrauch, nur zum internen gebrauch, interner gebrauch, für den internen gebrauch, vertraulich,
  streng vertraulich, geheim, streng geheim, öffentlich, nur für den dienstgebrauch, vs-nfd, vs - nur für den dienstgebrauch,
  eingeschränkt, allgemein, firmenvertraulich, persönlich, persönlich und vertraulich, kun til internt brug, til internt brug,
  internt brug, fortrolig, fortroligt, strengt fortrolig, strengt fortroligt, offentligt, begrænset, almindelig, følsom, hemmelig,
  konfidensiell, konfidensielt, strengt konfidensielt, kun for intern bruk, intern bruk, åpen, unntatt offentlighet, usage interne,
  à usage interne, diffusion restreinte, diffusion limitée, diffusion interne, confidentiel, strictement confidentiel,
  confidentielle, public, publique, restreint, uso interno, de uso interno, solo uso interno, confidencial, estrictamente confidencial, público, restringido, restringida,
  ad uso interno, riservato, strettamente riservato, confidenziale, pubblico, restrito, público, intern gebruik,
  alleen voor intern gebruik, uitsluitend voor intern gebruik, vertrouwelijk, strikt vertrouwelijk, openbaar, beperkt, do użytku wewnętrznego,
  wewnętrzne, poufne, ściśle poufne, publiczne, interní, důvěrné, přísně důvěrné, veřejné, interné, dôverné, sisäinen,
  sisäinen käyttö, luottamuksellinen, julkinen, salassa pidettävä, для внутреннего пользования,
  для внутреннего использования, для служебного пользования, конфиденциально, строго конфиденциально, для службового користування,
  конфіденційно, dahili, gizli, hizmete özel, 社外秘, 機密, 極秘, 部外秘, 取扱注意, 内部, 内部公开, 机密, 保密, 대외비, 사내용
)";

constexpr std::string_view kScanners = R"(
  virus-free, virenfrei, virusfri, checked by avg, checked by avast, scanned by mailscanner, this email has been checked for viruses, this message has been checked for viruses,
  this e-mail has been scanned, this email has been scanned, this message has been scanned, diese e-mail wurde von avast,
  diese e-mail wurde auf viren geprüft, detta e-postmeddelande har genomsökts, denna e-mail er blevet kontrolleret,
  l'absence de virus dans ce courrier, this email was scanned by
)";

const PhraseTable& advice() {
  static const PhraseTable table(kAdvice);
  return table;
}

}  // namespace

std::size_t warning_length(std::string_view folded) {
  static const PhraseTable table(kWarnings);
  return table.length_at_start(folded);
}

bool names_mail(std::string_view folded) {
  static const PhraseTable table(kMail);
  return table.is_in(folded);
}

bool names_outside(std::string_view folded) {
  static const PhraseTable table(kOutside);
  return table.is_in(folded);
}

bool is_banner_sentence(std::string_view folded) {
  static const PhraseTable table(kBannerSentences);
  return table.is_in(folded);
}

bool gives_advice(std::string_view folded) {
  return advice().is_in(folded);
}

bool begins_with_advice(std::string_view folded) {
  return advice().length_at_start(folded) > 0;
}

bool is_safety_tip(std::string_view folded) {
  static const PhraseTable table(kSafetyTips);
  return table.is_in(folded);
}

bool is_banner_word(std::string_view folded_word) {
  static const PhraseTable table(kBannerWords);
  return table.is(folded_word);
}

std::size_t label_key_length(std::string_view folded) {
  static const PhraseTable table(kLabelKeys);
  return table.length_at_start(folded);
}

std::size_t grade_length(std::string_view folded) {
  static const PhraseTable table(kGrades);
  return table.length_at_start(folded);
}

bool is_scanners_line(std::string_view folded) {
  static const PhraseTable table(kScanners);
  return table.length_at_start(folded) > 0;
}

bool is_makers_line(std::string_view folded) {
  static const PhraseTable table("secured by, powered by, protected by, provided by");
  return table.length_at_start(folded) > 0;
}

}  // namespace ticketd::mail
