-- The recording of a name can be taken away: it goes when consent is withdrawn.
GRANT SELECT, INSERT, DELETE ON "municipality"."name_voices" TO "mimamori_municipality";
