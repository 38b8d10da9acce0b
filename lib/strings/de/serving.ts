import type { Translation } from '../catalogue.ts';
import type { serving as english } from '../en/serving.ts';

/** See the English area of this name. */
export const serving: Translation<typeof english> = {
  'serving.from': 'Von {server} …',
  'serving.resources': 'Was {server} zu lesen anbietet',
  'serving.asking': '{server} wird gefragt …',
  'serving.search': 'Suchen in dem, was {server} anbietet',
  'serving.none': '{server} bietet nichts zu lesen an.',
  'serving.noneFits': 'Nichts von dem, was {server} anbietet, passt zu „{typed}“.',
  'serving.more': {
    one: '{count} Weiteres wird nicht gezeigt. Tippen Sie, um es zu finden.',
    other: '{count} Weitere werden nicht gezeigt. Tippen Sie, um sie zu finden.',
  },
  'serving.reading': '{name} wird gelesen …',
  'serving.cancel': 'Nicht lesen',
  'serving.nothing': 'In {name} ist nichts, was mitgehen kann.',
  'serving.nothingBut': 'In {name} ist nichts, was mitgehen kann, nur dies: {left}.',
  'serving.failed': 'Von {server} kam nichts. {why}',
  'serving.missing': 'Ohne die Werkzeuge von {server} gefragt. {why}',
  'serving.promptName': '{server}: {title}',
  'serving.askingPrompts': '{servers}: Vorlagen werden erfragt …',
  'serving.noPrompts': 'Keine Vorlagen von {server}. {why}',
  'serving.promptFrom': 'Vorlage von {server}: {title}',
  'serving.leavePrompt': 'Diese Vorlage verlassen',
  'serving.optional': '{name} (kann leer bleiben)',
  'serving.intoBox': 'Ins Feld schreiben',
  'serving.intoBoxMeans':
    'Was Sie ausfüllen, geht an {server}. Der Text kommt ins Feld; dort können Sie ihn lesen und ändern, bevor Sie ihn senden.',
  'serving.argumentTooLong': 'Kürzen Sie das: Ein Server nimmt hier {most} Zeichen.',
  'serving.emptyPrompt': 'Die Vorlage von {server} hat keine Worte.',
  'serving.leftOut': 'Nicht ins Feld geschrieben: {left}.',
  'serving.why.noKey':
    'Für ihn ist kein Token gespeichert. Geben Sie es in den Einstellungen ein, oder melden Sie sich dort an.',
  'serving.why.keyLocked':
    'Sein Token ist gesperrt: Geben Sie Ihre Passphrase ein, und versuchen Sie es noch einmal.',
  'serving.why.keyGone':
    'Sein Token ist weg, weil der Browser geschlossen wurde oder verloren hat, was es öffnet. Geben Sie es in den Einstellungen neu ein.',
  'serving.why.noPermission':
    'Sidestream darf {host} noch nicht erreichen. Erlauben Sie es in den Einstellungen.',
  'serving.why.unconfirmed':
    '{host} würde ohne Verschlüsselung gefragt, deshalb wurde nichts gesendet. Bestätigen Sie in den Einstellungen, dass der Server in Ihrem eigenen Netz ist.',
  'serving.why.keyRefused':
    '{host} hat das Token abgelehnt{status}. Geben Sie in den Einstellungen ein anderes ein, oder melden Sie sich dort noch einmal an.',
  'serving.why.notAllowed':
    '{host} hat uns nicht eingelassen{status}. Prüfen Sie Adresse und Token.',
  'serving.why.blockedOrigin':
    '{host} nimmt keine Anfragen von Browser-Erweiterungen an{status}. Erlauben Sie sie dort.',
  'serving.why.notFound':
    'Er ist nicht unter der Adresse, die für ihn gespeichert ist{status}. Prüfen Sie in den Einstellungen, ob er eingeschaltet ist, und die Adresse.',
  'serving.why.busy': '{host} nimmt gerade keine Anfragen an{status}. Versuchen Sie es später.',
  'serving.why.offline': 'Sie sind offline.',
  'serving.why.unreachable':
    '{host} ist nicht zu erreichen. Prüfen Sie, ob der Server läuft, und in den Einstellungen die Adresse.',
  'serving.why.timedOut': '{host} hat nicht rechtzeitig geantwortet.',
  'serving.why.badReply':
    '{host} hat etwas gesendet, was kein Werkzeugserver sagt{status}. Prüfen Sie die Adresse in den Einstellungen.',
  'serving.why.interrupted':
    'Die Verbindung zu {host} ist abgerissen. Versuchen Sie es noch einmal.',
  'serving.why.endless': '{host} hat mehr gesendet, als angenommen werden kann.',
  'serving.why.refused': '{host} sagt: „{said}“',
  'serving.why.refusedSilently': '{host} konnte es nicht tun und sagt nicht, warum.',
  'serving.why.unexpected':
    'Ein Fehler in Sidestream ist die Ursache. Kommt er wieder, melden Sie ihn bitte.',
};
