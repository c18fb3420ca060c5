namespace ImageGen.Dockerfiles;

/// <summary>What stands after a flag's name.</summary>
internal enum FlagForm
{
    /// <summary>A value, once.</summary>
    Text,

    /// <summary>A value; the flag may stand there again.</summary>
    Texts,

    /// <summary>Nothing, <c>=true</c> or <c>=false</c>.</summary>
    Switch,
}
