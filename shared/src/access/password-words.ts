/**
 * What people make a password of when a rule asks for a capital, a digit and a sign: one of these, with something before
 * or behind it. Lower case, without accents; a tried password is brought to the same form first.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  motdepasse mdp password passwort passe pass passw pwd secret secrete secure securite security identifiant login
  connexion connect compte account admin administrateur administrator administration root superuser user utilisateur
  guest invite test teste testing demo essai temp temporaire temporary default defaut changeme changezmoi change changer
  nouveau nouvelle new welcome bienvenue bonjour bonsoir hello salut coucou bonne bonnejournee bonneannee merci
  azerty azertyui azertyuiop qwerty qwertyui qwertyuiop qwertz asdf asdfgh asdfghjkl qsdf qsdfgh qsdfghjklm wxcvbn zxcvbn
  zxcvbnm azer qazwsx qazwsxedc azeqsd aqwzsx poiuyt letmein trustno iloveyou jetaime moncoeur amour monamour love lover
  loulou doudou bebe cheri cherie chouchou princesse princess prince king queen roi reine angel ange star soleil sunshine
  lune moon etoile paradis paradise bonheur liberte freedom vacances voyage plage mer ete hiver printemps automne summer
  winter spring autumn fall janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january
  february march april june july august september october november december lundi mardi mercredi jeudi vendredi samedi
  dimanche monday tuesday wednesday thursday friday saturday sunday noel christmas paques easter
  paris marseille lyon toulouse nice nantes strasbourg bordeaux lille rennes france francais bretagne corse europe london
  londres newyork berlin madrid psg olympique om ol asse losc football foot soccer rugby tennis basketball baseball
  hockey zidane mbappe ronaldo messi champion champions allezlesbleus liverpool chelsea arsenal barcelona juventus
  dragon monkey master shadow superman batman spiderman pokemon pikachu naruto starwars matrix hunter ranger killer
  tigger buster ginger pepper cookie cooper charlie max rocky oscar milou minou chaton chat chien lapin tigre lion loup
  panda dauphin licorne papillon cheval tortue poussin canard nounours caramel chocolat vanille fraise cerise banane
  orange citron pomme praline nutella pizza fromage cafe coffee restaurant cuisine cuisinier boulangerie boutique
  magasin caisse comptoir equipe team patron chef manager gerant gerante directeur direction employe employee salarie
  travail boulot bureau office entreprise societe company service serveur server serveuse accueil planning pointage
  pointeuse tablette kiosque
  nicolas thomas julien alexandre maxime antoine pierre paul jean marie camille julie laura manon lea emma chloe sarah
  marine pauline sophie celine nathalie isabelle sandrine valerie stephane sebastien guillaume kevin jeremy anthony
  mathieu matthieu romain florian quentin benjamin vincent daniel david michel michael patrick philippe laurent olivier
  christophe frederic eric thierry alain bernard robert jessica ashley jennifer amanda nicole hannah andrew joshua
  matthew jordan george thomas william james john mohamed mohammed karim fatima amina yasmine ines lucas hugo louis
  gabriel raphael arthur jules leo louise alice zoe lina mila rose anna eva
  google facebook instagram snapchat tiktok twitter youtube whatsapp netflix amazon apple iphone samsung android
  windows microsoft linux internet wifi orange free sfr bouygues computer ordinateur laptop clavier
  mustang ferrari porsche mercedes renault peugeot citroen yamaha honda harley corvette
  football access acces system systeme whatever nothing rien toto titi tata tutu toutou lala blabla abcd abcde abcdef
  abcdefg abcdefgh abcabc qwe asd zxc aze qsd wxc money argent business success winner lucky chance magic magique
  monster power flower fleur rainbow butterfly purple silver golden diamond blue bleu rouge green vert noir black white
  blanc jaune yellow rock metal music musique guitare piano dance danse matin midi soir nuit
  `
    .trim()
    .split(/\s+/),
);
