namespace ImageGen.Dockerfiles;

/// <summary>The variables that a <see cref="ShellLexer"/> expands.</summary>
/// <param name="Value">Returns the value of a variable, or <see langword="null"/> if it has none. Default: no variable has a value.</param>
/// <param name="Keeps">Which variables without a value stay as written. The default depends on <see cref="ShellLexerOptions.KeepUnset"/>.</param>
/// <param name="Found">Receives each variable after it has been read. A variable inside another one comes first.</param>
internal readonly record struct ShellVariables(
    Func<string, string?>? Value, Func<string, bool>? Keeps = null, Action<VariableUse>? Found = null);
