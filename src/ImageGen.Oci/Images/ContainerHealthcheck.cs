using System.Collections.Immutable;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci;

/// <summary>The health check of an image, an extension of Docker.</summary>
public sealed record ContainerHealthcheck
{
    /// <summary>The check: <c>["CMD", …]</c>, <c>["CMD-SHELL", "…"]</c> or <c>["NONE"]</c>. Default: that of the base image.</summary>
    public ImmutableArray<string> Test { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The time between two checks. Zero, the default, is the engine's: 30 s.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>The limit of one check. Zero, the default, is the engine's: 30 s.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>The time after the start in which failures do not count. Zero, the default, is the engine's: none.</summary>
    public TimeSpan StartPeriod { get; init; }

    /// <summary>The time between two checks in the start period. Zero, the default, is the engine's: 5 s.</summary>
    public TimeSpan StartInterval { get; init; }

    /// <summary>The number of failures in a row after which a container is unhealthy. Zero, the default, is the engine's: 3.</summary>
    public int Retries { get; init; }

    internal UnknownFields Unknown { get; init; } = UnknownFields.None;

    /// <summary>Whether two health checks have the same values.</summary>
    public bool Equals(ContainerHealthcheck? other) =>
        other is not null
        && ValueEquality.AreEqual(Test, other.Test)
        && (Interval, Timeout, StartPeriod, StartInterval, Retries) == (other.Interval, other.Timeout, other.StartPeriod, other.StartInterval, other.Retries)
        && Unknown.Equals(other.Unknown);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Test.Length, Interval, Timeout, StartPeriod, StartInterval, Retries);

    internal static ContainerHealthcheck Read(DocumentObject json) => new()
    {
        Test = json.TakeList("Test"),
        Interval = json.TakeDuration("Interval"),
        Timeout = json.TakeDuration("Timeout"),
        StartPeriod = json.TakeDuration("StartPeriod"),
        StartInterval = json.TakeDuration("StartInterval"),
        Retries = (int)Math.Clamp(json.TakeNumber("Retries") ?? 0, int.MinValue, int.MaxValue),
        Unknown = json.TakeRest(),
    };

    internal void Write(GoJson json)
    {
        json.AddIfSet("Test", Test);
        json.AddIfSet("Interval", Interval);
        json.AddIfSet("Timeout", Timeout);
        json.AddIfSet("StartPeriod", StartPeriod);
        json.AddIfSet("StartInterval", StartInterval);
        if (Retries != 0)
        {
            json.Add("Retries", Retries);
        }

        json.Add(Unknown);
    }
}
