namespace ImageGen.Engine.Tests.Members;

/// <summary>An image whose members come from the Dockerfile beside this file.</summary>
[DockerImage("imagegen-members/greeting", Dockerfile = "Members/Dockerfile", Context = "Members", Network = "none")]
internal static partial class Greeting;
