namespace ImageGen;

/// <summary>What a build lets its steps do beyond the usual; the builder's owner must allow it, too.</summary>
public enum BuildEntitlement
{
    /// <summary>Steps that ask for it run on the host's network (<c>RUN --network=host</c>).</summary>
    NetworkHost,

    /// <summary>Steps that ask for it run without isolation (<c>RUN --security=insecure</c>).</summary>
    SecurityInsecure,
}
