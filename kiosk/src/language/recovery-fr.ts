/** What a tablet says when its memory, its disk or its program is not as it should be. */
export const recoveryFr = {
  'erased.tablet': 'Tablette {{fingerprint}}',
  'erased.title': 'La mémoire de cette tablette a été effacée',
  'erased.why':
    "Le navigateur a supprimé ce qu'elle gardait. Tout ce qu'elle avait envoyé est au serveur.",
  'erased.pending_one':
    "{{count}} enregistrement au moins n'était pas encore envoyé, depuis {{moment}}.",
  'erased.pending_other':
    "{{count}} enregistrements au moins n'étaient pas encore envoyés, le plus ancien depuis {{moment}}.",
  'erased.pending-none': "Tout ce qu'elle gardait était envoyé\u00a0: rien ne devrait manquer.",
  'erased.last': 'Dernier état connu\u00a0: {{moment}}.',
  'erased.ask': 'Demandez à celles et ceux qui ont pointé ici depuis {{moment}}.',
  'erased.step-manager': 'Prévenez un responsable.',
  'erased.step-enrol':
    "Reliez la tablette à nouveau\u00a0: dans le portail, page Tablettes, l'administrateur choisit «\u00a0Remplacer\u00a0» sur la tablette {{fingerprint}}.",
  'erased.step-enrol-any':
    "Reliez la tablette à nouveau\u00a0: dans le portail, page Tablettes, l'administrateur choisit «\u00a0Remplacer\u00a0» sur l'ancienne.",
  'erased.step-file':
    "Si un export d'urgence avait été enregistré, donnez le fichier à l'administrateur\u00a0: il se réimporte.",
  'erased.enrol': 'Relier à nouveau',
  'enrol.again-hint':
    'Cette tablette servait déjà\u00a0? Sa mémoire a été effacée. Faites-la approuver avec «\u00a0Remplacer\u00a0»\u00a0: ce qui était envoyé est au serveur.',

  'newer.title': 'Cette page est trop ancienne',
  'newer.why':
    "Une version plus récente de Comptoir a écrit la mémoire de cette tablette. Rien n'a été changé ni effacé.",
  'newer.do':
    "La version récente revient d'elle-même dès que le serveur répond. Si cet écran reste, prévenez un responsable.",

  'no-room.title': "La tablette n'a plus de place",
  'no-room.why':
    "Elle n'a pas pu démarrer\u00a0: la mémoire de l'appareil est pleine. Tout ce qui était enregistré est intact, et rien d'autre ne l'est pour le moment.",
  'no-room.do':
    "Libérez de la place sur l'appareil, par exemple des photos ou des applications. La tablette réessaie chaque minute. En attendant, notez les pointages et prévenez un responsable.",

  'settings.saved': 'Sauvegarde du serveur',
  'settings.saved-unknown':
    "Le serveur n'en annonce aucune\u00a0: la tablette garde ce qu'elle a envoyé.",
  'settings.saved-all': 'Tout ce qui est envoyé y est',
  'settings.saved-but_one': "{{count}} envoi n'y est pas encore\u00a0; la tablette le garde.",
  'settings.saved-but_other': "{{count}} envois n'y sont pas encore\u00a0; la tablette les garde.",
  'settings.saved-many':
    "Plus de {{count}} envois n'y sont pas encore\u00a0; la tablette les garde.",
  'settings.storage-low':
    "Bientôt plein\u00a0: reliez la tablette au réseau pour qu'elle envoie, et libérez de la place sur l'appareil. Enregistrez un export d'urgence si elle n'envoie pas.",
  'settings.clock-jumped':
    "L'horloge de la tablette a été changée\u00a0: le prochain échange la mesure.",
  'settings.continued': 'Reprise',
  'settings.continued-forked':
    "{{moment}}\u00a0: cette tablette existe deux fois, ou a été copiée. Elle continue dans un nouveau journal\u00a0; ses pointages sont signalés, et l'administrateur le voit dans le portail.",
  'settings.continued-behind':
    "{{moment}}\u00a0: la tablette a retrouvé une copie plus ancienne d'elle-même. Elle continue dans un nouveau journal\u00a0; ses pointages sont signalés, et l'administrateur le voit dans le portail.",
  'settings.continued-server-behind':
    '{{moment}}\u00a0: le serveur a repris une sauvegarde. La tablette lui a renvoyé ce qui manquait.',
  'settings.continued-damaged':
    "{{moment}}\u00a0: une partie de ce qui attendait était abîmée. Le reste est parti\u00a0; ses pointages sont signalés, et l'administrateur le voit dans le portail.",
  'settings.continued-missing_one': '{{count}} enregistrement manque.',
  'settings.continued-missing_other': '{{count}} enregistrements manquent.',
  'settings.continued-illegible_one':
    "{{count}} enregistrement illisible est gardé pour l'export d'urgence.",
  'settings.continued-illegible_other':
    "{{count}} enregistrements illisibles sont gardés pour l'export d'urgence.",
} as const;
