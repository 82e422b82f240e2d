/** Notifications, how one wishes to be told, one's own calendar. */
export const frTold = {
  'told.title': 'Notifications',
  'told.unread_one': '{{count}}\u00a0nouvelle',
  'told.unread_other': '{{count}}\u00a0nouvelles',
  'told.read-all': 'Tout est lu',
  'told.choose': 'Choisir',
  'told.empty': 'Rien pour le moment',
  'told.empty-text':
    'Quand votre planning change, quand on répond à une demande ou quand une annonce paraît, vous le lisez ici.',
  'told.today': "Aujourd'hui",
  'told.yesterday': 'Hier',
  'told.new': 'Nouveau',
  'told.more': 'Voir plus ancien',
  'told.kept':
    "Ce que vous aviez reçu jusque-là. Rien n'est marqué comme lu, et les plus anciennes attendent le réseau.",
  'told.left-out':
    'Les demandes et les services de vos collègues ne sont pas gardés sur cet appareil.',

  'ways.here': 'Sur cet appareil',
  'ways.here-off-text':
    "Recevez un message sur cet appareil dès que votre planning change, même quand Comptoir est fermé. Aucun nom d'une autre personne n'y figure. Votre navigateur vous demandera ensuite de confirmer.",
  'ways.turn-on': 'Activer les notifications',
  'ways.turning-on': 'Activation…',
  'ways.here-on': 'Actives sur cet appareil',
  'ways.here-on-text':
    "Elles s'arrêtent quand vous vous déconnectez de cet appareil, ou quand vous les désactivez ici.",
  'ways.turn-off': 'Désactiver ici',
  'ways.failed':
    "Ce navigateur n'a pas pu s'abonner. Vérifiez le réseau et réessayez\u00a0; d'ici là, tout arrive dans Comptoir et par e-mail.",
  'ways.denied': 'Les notifications de Comptoir sont bloquées dans ce navigateur.',
  'ways.denied-1':
    "Touchez l'icône à gauche de l'adresse de la page (cadenas ou curseurs)\u00a0; pour l'application installée, ouvrez les réglages de l'appareil, puis «\u00a0Notifications\u00a0».",
  'ways.denied-2': 'Autorisez «\u00a0Notifications\u00a0» pour Comptoir.',
  'ways.denied-3': 'Revenez ici et touchez «\u00a0Vérifier à nouveau\u00a0».',
  'ways.look-again': 'Vérifier à nouveau',
  'ways.install': "Sur iPhone et iPad, ajoutez d'abord Comptoir à l'écran d'accueil.",
  'ways.install-1': "Dans Safari, touchez «\u00a0Partager\u00a0» (le carré d'où sort une flèche).",
  'ways.install-2': "Choisissez «\u00a0Sur l'écran d'accueil\u00a0», puis «\u00a0Ajouter\u00a0».",
  'ways.install-3': 'Ouvrez Comptoir par cette nouvelle icône, et revenez sur cette page.',
  'ways.unsupported': 'Ce navigateur ne reçoit pas de notifications.',
  'ways.unsupported-text':
    'Tout arrive dans Comptoir et, selon vos choix, par e-mail. Sur un téléphone récent, ouvrez Comptoir dans Chrome, Firefox, Edge ou Safari.',

  'ways.kinds': 'Ce que vous recevez',
  'ways.kinds-text': 'Dans Comptoir, vous retrouvez toujours tout.',
  'ways.kinds-email': 'Dans Comptoir, vous retrouvez toujours tout. Les e-mails vont à {{email}}.',
  'ways.what': 'Sujet',
  'ways.push': 'Notification',
  'ways.mail': 'E-mail',
  'ways.always': 'Toujours',
  'ways.saved': 'Choix enregistré',
  'ways.schedule': 'Mon planning',
  'ways.schedule-text': 'Publié, changé ou retiré',
  'ways.requests': 'Mes demandes',
  'ways.requests-text': 'Absences et échanges, propositions de collègues',
  'ways.decisions': 'À décider',
  'ways.decisions-text': 'Absences, échanges et corrections qui attendent votre réponse',
  'ways.offers': 'Services à prendre',
  'ways.offers-text': "Ce que personne n'a encore, et que vous pouvez demander",
  'ways.announcements': 'Annonces',
  'ways.announcements-text': "Ce que l'établissement vous écrit",
  'ways.corrections': 'Corrections de mes heures',
  'ways.corrections-text': 'Acceptées ou non',
  'ways.statements': "Relevés d'heures",
  'ways.statements-text': 'Quand il y en a un nouveau',

  'ways.devices': 'Appareils qui reçoivent des notifications',
  'ways.no-device': 'Aucun pour le moment.',
  'ways.device-since': 'Depuis le {{since}}',
  'ways.device-used': 'Dernière notification le {{used}}',
  'ways.device-remove': 'Retirer',
  'ways.device-remove-of': 'Retirer {{agent}}',
  'ways.device-removed': 'Appareil retiré\u00a0: il ne reçoit plus rien.',

  'calendar.title': 'Mon planning dans mon agenda',
  'calendar.text':
    "Une adresse personnelle ajoute vos services publiés à l'agenda de votre téléphone, et les tient à jour. Elle ne montre que vos horaires, jamais ceux des autres.",
  'calendar.make': "Créer mon adresse d'agenda",
  'calendar.address': "Votre adresse d'agenda",
  'calendar.qr': "Votre adresse d'agenda, à lire avec un téléphone",
  'calendar.once':
    "Elle n'est affichée que cette fois. Qui la connaît lit vos horaires\u00a0: gardez-la pour vous.",
  'calendar.how':
    "Sur ce téléphone, ouvrez-la dans l'agenda. Ailleurs, collez-la dans «\u00a0S'abonner à un agenda\u00a0» ou «\u00a0À partir de l'URL\u00a0».",
  'calendar.open': "Ouvrir dans l'agenda",
  'calendar.never-read': "Adresse créée le {{made}}\u00a0; aucun agenda ne l'a encore lue.",
  'calendar.read': 'Lue par votre agenda le {{read}}.',
  'calendar.renew': "Changer l'adresse",
  'calendar.renew-title': "Changer l'adresse de votre agenda\u00a0?",
  'calendar.renew-text':
    "L'ancienne adresse cessera de fonctionner tout de suite. Il faudra ajouter la nouvelle dans vos agendas.",
  'calendar.revoke': "Supprimer l'adresse",
  'calendar.revoke-title': "Supprimer l'adresse de votre agenda\u00a0?",
  'calendar.revoke-text':
    "Vos agendas ne se mettront plus à jour. Vos services déjà copiés y restent parfois jusqu'à ce que vous retiriez l'abonnement.",
  'calendar.revoked': "Adresse supprimée\u00a0: elle n'ouvre plus rien.",
} as const;
