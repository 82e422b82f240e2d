/** The end of a tablet's life, and the beginning of the one that takes its place. */
export const devicesFr = {
  'lost.title': 'Cette tablette est déclarée perdue',
  'lost.why':
    "Les noms, les codes, les coordonnées et le planning en sont effacés. Les pointages sont gardés\u00a0: ils partent au serveur, rien d'autre ne s'ouvre ici.",
  'lost.found': "Vous l'avez trouvée\u00a0? Merci de la rapporter à\u00a0:",
  'lost.place': '{{place}} ({{organisation}})',
  'lost.owner': "l'établissement qui l'utilise",
  'lost.keep-on': "Laissez-la allumée et reliée au réseau tant que tout n'est pas arrivé.",
  'lost.punch': 'Pointer sans code',
  'lost.reset-later': 'La remise à zéro sera proposée ici quand tout sera arrivé au serveur.',

  'missing.panel': "L'ancienne tablette",
  'missing.title': 'Des pointages manquent peut-être',
  'missing.nothing-title': "Plus rien n'est attendu",
  'missing.nothing':
    "L'ancienne tablette a tout envoyé, ou un administrateur a cessé de l'attendre.",
  'missing.last-seen':
    "Dernières nouvelles de l'ancienne tablette\u00a0: {{moment}}, il y a {{age}}.",
  'missing.never-seen': "L'ancienne tablette n'a jamais donné de nouvelles.",
  'missing.held_one': 'Elle gardait alors {{count}} enregistrement\u00a0: {{moment}}.',
  'missing.held_other':
    'Elle gardait alors {{count}} enregistrements, le plus ancien\u00a0: {{moment}}.',
  'missing.held-some_one': 'Elle gardait alors {{count}} enregistrement.',
  'missing.held-some_other': 'Elle gardait alors {{count}} enregistrements.',
  'missing.held-none': "Elle n'avait alors rien en attente.",
  'missing.unknown': "Ce qui y a été pointé n'est pas connu.",
  'missing.after': "Ce qui y a été pointé depuis n'est pas connu non plus.",
  'missing.who': 'À qui demander',
  'missing.who-nobody': "D'après le serveur, personne n'était en service ni prévu.",
  'missing.do': 'Que faire',
  'missing.do-network':
    "L'ancienne tablette marche encore\u00a0? Reliez-la au réseau\u00a0: elle envoie tout, et cet avis disparaît.",
  'missing.do-ask':
    "Sinon, demandez à chacun ses heures. Un départ oublié se déclare ici\u00a0: toucher son nom, taper son code, «\u00a0J'ai oublié de pointer mon départ\u00a0».",
  'missing.do-manager': 'Les autres heures se voient avec un responsable.',
} as const;
