namespace ImageGen.Oci.Registries.Connections;

/// <summary>The body of a request that reports when bytes were sent.</summary>
internal interface IReportsActivity
{
    /// <summary>Called after some bytes were sent.</summary>
    Action? Activity { set; }

    /// <summary>The failure of the source of the bytes or of the receiver of progress; <see langword="null"/> if none of them failed.</summary>
    Exception? Failure { get; }
}
