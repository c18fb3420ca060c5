namespace ImageGen;

/// <summary>An additional right of build steps. The configuration of the builder must allow it, too.</summary>
public enum BuildEntitlement
{
    /// <summary>Steps with <c>RUN --network=host</c> use the network of the host.</summary>
    NetworkHost,

    /// <summary>Steps with <c>RUN --security=insecure</c> run without isolation.</summary>
    SecurityInsecure,
}
