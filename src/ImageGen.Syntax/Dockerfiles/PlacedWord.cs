namespace ImageGen.Dockerfiles;

/// <summary>A word of a joined line and where in it the word begins.</summary>
internal readonly record struct PlacedWord(string Text, int At);
