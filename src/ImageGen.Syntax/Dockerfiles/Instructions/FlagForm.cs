namespace ImageGen.Dockerfiles;

/// <summary>The form of a flag after its name.</summary>
internal enum FlagForm
{
    /// <summary>A value, once.</summary>
    Text,

    /// <summary>A value. The flag may occur several times.</summary>
    Texts,

    /// <summary>Nothing, <c>=true</c> or <c>=false</c>.</summary>
    Switch,
}
