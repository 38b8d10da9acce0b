/** Words that classes, ids and labels are made of where they name what is around the words of a page. */
const names = [
  'cookies?|consent|gdpr|newsletters?|subscribe|subscription|paywall|login|signup|register',
  'share|sharing|social|sns|bookmarks?|related|recommended|recommendations|similar|popular|trending|promo',
  'most-?(?:read|popular|viewed)|(?:call-to-action|cta)|up-?sell',
  'ads?|advert|advertisement|sponsor|sponsored|feedback|rating|tags?|taglist|hashtags?|categories|catlinks',
  'comments?|disqus|signature|permalink|headerlink|anchorjs|viewcode|src|btn|buttons?|actions|toolbar|controls',
  'sidebar|widget|masthead|footer|popup|modal|overlay|toast|metadata|badges?|badgecount|view-?count',
  'profile-[a-z]+|user-(?:title|rank|stats|action-time)|reply-?(?:box|form)|search',
  'no-?print|d-print-none|hidden-print|print:hidden',
].join('|');
/** Such words for what leads on: what bears one of them and leads nowhere is none. */
const ways =
  'breadcrumbs?|pagination|pager|prevnext|navbar|topbar|gnav|nav|navigation|menu|toc|skip';

const chromeName = new RegExp(`(?:^|[\\s_-])(${names}|${ways})(?=$|[\\s_-])`, 'i');
const wayName = new RegExp(`^(?:${ways})$`, 'i');

/** A label that is a name; a longer one is a sentence. */
const longestLabel = 30;

/** The word by which an element is named as something around the words, in small letters. */
export function toChromeName(element: Element): string | undefined {
  const label = element.getAttribute('aria-label') ?? '';
  const named = [element.id, element.getAttribute('class') ?? ''];
  if (label.length <= longestLabel && !element.matches('a,img')) named.push(label);
  return chromeName.exec(named.join(' '))?.[1]?.toLowerCase();
}

/** Whether that word names what leads on. */
export function isWayName(name: string): boolean {
  return wayName.test(name);
}

/** What a link or a button of a page says when it does something with what it stands at, in the languages that are met most. */
const actions = new RegExp(
  `^(?:${[
    'edit(?: source| this page)?|view source|source|permalink|share|reply|quote|report|like|follow|print',
    'copy(?: link)?|save|flag|add a comment|improve this (?:question|answer)|show activity on this post\\.?',
    '(?:show|load|read) more|sign (?:up|in)|log in|subscribe|back to top|citation needed|jump to recipe|print recipe|pin recipe',
    'bearbeiten|quelltext bearbeiten|teilen|antworten|zitieren|melden|drucken|merken|weiterlesen|mehr anzeigen|anmelden|abonnieren|nach oben',
    'modifier(?: le code)?|partager|répondre|citer|signaler|imprimer|s’abonner',
    'editar(?: código)?|compartir|responder|citar|imprimir|suscribirse|compartilhar|modifica|condividi|rispondi',
    'править|ответить|поделиться|编辑|回复|分享|編集|返信|共有|引用|تعديل|رد|مشاركة',
  ].join('|')})$`,
  'iu',
);

/** Whether these are the words of something that is done with what they stand at. */
export function isAction(words: string): boolean {
  return actions.test(words);
}

/** Above what is paid for, in the same languages. */
const adLabels =
  /^(?:advertisement|advert|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|广告|広告|スポンサーリンク|إعلان(?: ممول)?|advertentie|reklam[ae]?)$/iu;

/** Whether these words say that what follows is paid for. */
export function isAdLabel(words: string): boolean {
  return adLabels.test(words);
}

/** How often something was seen or liked, in words. */
const counts =
  /^[\d.,\s]+[km]?\s*(?:(?:gold|silver|bronze) )?(?:views?|likes?|repl(?:y|ies)|shares?|users?|followers?|badges?|points?|reactions?|comments?|aufrufe|antworten|reaktionen|gefällt|vues|réponses|vistas|respuestas|回閲覧|件のコメント)(?:\s.{0,20})?$/iu;
/** What has to be said of what is sold and what is paid for. */
const smallPrint =
  /^(?=.{0,120}$)(?:.*\b(?:incl(?:\.|uded|uding)?|excl(?:\.|uding)?|inkl\.?|zzgl\.?)(?=[\s,]).*\b(?:tax(?:es)?|vat|shipping|mwst|versand(?:kosten)?)\b.*|.*\bcontains? affiliate links\b.*|.*\benthält (?:affiliate-links|werbung)\b.*|.*(?:プロモーション|広告)[がを]含.*)$/isu;

/** Whether these words count what readers did, or are said because they have to be. */
export function isSmallPrint(words: string): boolean {
  return counts.test(words) || smallPrint.test(words);
}
